package dev.avatars.media;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoDownloads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps videos in a folder, one file for each job.
 *
 * <p>A video is fetched to a file in {@code <job>.mp4.parts} that is one attempt's alone and begins
 * with what earlier attempts got, checked and hashed there, forced to the disk, and then given its
 * final name {@code <job>.mp4} in one step, which is forced to the disk too. Thread-safe; between
 * processes a job's lease keeps it to one, and one that lost its lease does no harm.
 */
public final class FileVideoArchive implements VideoArchive {
  /** Far beyond any model's video; an endless answer must not fill the disk. */
  private static final long MOST_BYTES = 4L << 30;

  private static final int CHUNK = 1 << 16;

  private static final int STRIPES = 64;

  private final Path folder;
  private final MediaProbe probe;

  /** One lock for each few jobs: who asks for a job's video twice at once waits and finds it. */
  private final List<Object> stripes = Stream.generate(Object::new).limit(STRIPES).toList();

  private FileVideoArchive(Path folder, MediaProbe probe) {
    this.folder = requireNonNull(folder, "folder");
    this.probe = requireNonNull(probe, "probe");
  }

  /** Videos in a folder, which is made when the first is kept. */
  public static FileVideoArchive in(Path folder) {
    return new FileVideoArchive(folder, new LocalMediaProbe());
  }

  @Override
  public Keeping keep(JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    synchronized (stripes.get(Math.floorMod(job.hashCode(), STRIPES))) {
      return keepAlone(job, video, downloads, speech);
    }
  }

  private Keeping keepAlone(
      JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    Path kept = folder.resolve(job + ".mp4");
    try {
      Files.createDirectories(folder);
      return Files.exists(kept)
          ? stored(kept, kept, speech)
          : fetched(video, downloads, kept, speech);
    } catch (IOException failed) {
      return new NotKept(
          Failure.of(
              FailureCode.STORAGE_FAILED,
              "the video could not be kept in " + folder + ": " + failed,
              Spend.CERTAIN));
    }
  }

  private Keeping fetched(
      RemoteVideo video, VideoDownloads downloads, Path kept, MediaLength speech)
      throws IOException {
    try (VideoPart part = VideoPart.begin(kept)) {
      Optional<Failure> failure = fetch(video, downloads, part);
      return failure.isPresent() ? new NotKept(failure.get()) : finished(part, kept, speech);
    }
  }

  /** Of two attempts at once the first gives the video its name, and both answer it. */
  private Keeping finished(VideoPart part, Path kept, MediaLength speech) throws IOException {
    part.close();
    try {
      return stored(Files.exists(kept) ? kept : part.file(), kept, speech);
    } catch (NoSuchFileException taken) {
      return Files.exists(kept)
          ? stored(kept, kept, speech)
          : new NotKept(broken("another attempt took over"));
    }
  }

  /** Fetches what is still missing; an answer is why it is not whole yet. */
  private static Optional<Failure> fetch(
      RemoteVideo video, VideoDownloads downloads, VideoPart part) throws IOException {
    VideoDownloads.Download download = downloads.open(video, part.size());
    if (download instanceof VideoDownloads.Opened opened) {
      try (InputStream body = opened.body()) {
        return append(opened, body, part, video);
      }
    }
    return Optional.of(
        download.fold(opened -> broken("it could not be opened"), failure -> failure));
  }

  private static Optional<Failure> append(
      VideoDownloads.Opened opened, InputStream body, VideoPart part, RemoteVideo video)
      throws IOException {
    FileChannel file = part.from(opened.from());
    Optional<Failure> failure = copy(body, file);
    file.force(true);
    return failure.isPresent()
        ? failure
        : incomplete(file.position(), expected(opened, video), part);
  }

  /** Copies until the end; a source that breaks off is a failure, a disk that does an exception. */
  private static Optional<Failure> copy(InputStream body, FileChannel file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (file.position() <= MOST_BYTES) {
      int read;
      try {
        read = body.read(chunk);
      } catch (IOException brokenOff) {
        return Optional.of(broken("it broke off after " + file.position() + " bytes"));
      }
      if (read < 0) {
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
    return Optional.of(
        Failure.of(
            FailureCode.RESULT_UNUSABLE,
            "the video is larger than " + MOST_BYTES + " bytes",
            Spend.CERTAIN));
  }

  private static Optional<Failure> incomplete(long size, long expected, VideoPart part)
      throws IOException {
    if (expected < 0 || size == expected) {
      return Optional.empty();
    }
    if (size > expected) {
      part.discard();
    }
    return Optional.of(broken("it has " + size + " bytes of " + expected));
  }

  private static long expected(VideoDownloads.Opened opened, RemoteVideo video) {
    return opened.totalBytes() >= 0 ? opened.totalBytes() : video.size().orElse(-1);
  }

  private Keeping stored(Path file, Path kept, MediaLength speech) throws IOException {
    MediaProbe.Probed<VideoFacts> probed = probe.video(file);
    if (probed instanceof MediaProbe.Measured<VideoFacts> measured) {
      VideoFacts facts = measured.facts();
      Sha256 digest = digest(file);
      if (!file.equals(kept)) {
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
      }
      VideoPart.clear(kept);
      return new Kept(
          new StoredVideo(
              kept, Files.size(kept), digest, facts, StoredVideo.compare(facts, speech)));
    }
    return unusable(file, kept, probed);
  }

  /** What was fetched stays beside under a name that says so: it may have been paid for. */
  private static Keeping unusable(Path file, Path kept, MediaProbe.Probed<VideoFacts> probed)
      throws IOException {
    String found = probed.fold(facts -> "", violation -> violation.found());
    Path aside = kept.resolveSibling(kept.getFileName() + ".unusable");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    VideoPart.clear(kept);
    return new NotKept(
        Failure.of(
            FailureCode.RESULT_UNUSABLE,
            "what was fetched is no playable video but " + found + "; it is kept as " + aside,
            Spend.CERTAIN));
  }

  private void forceFolder() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Sha256 digest(Path file) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      int read = bytes.read(chunk);
      while (read >= 0) {
        digester.update(chunk, 0, read);
        read = bytes.read(chunk);
      }
    }
    return Sha256.from(digester.digest());
  }

  private static Failure broken(String how) {
    return Failure.of(
        FailureCode.UNREACHABLE, "the video was not fetched whole: " + how, Spend.CERTAIN);
  }
}
