package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoDownloads;
import dev.avatars.ports.VideoDownloads.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A lawful archive in a directory. Not final, so that lawless ones can bend a single method. */
class DiskArchive implements VideoArchive {
  private final Map<JobId, StoredVideo> kept = new ConcurrentHashMap<>();
  private final Path shelf;
  private final String process;

  DiskArchive(Path shelf) {
    this(shelf, "first");
  }

  /** As a process of this name has it. */
  DiskArchive(Path shelf, String process) {
    this.shelf = shelf;
    this.process = process;
  }

  @Override
  public synchronized Keeping keep(
      JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    return Optional.ofNullable(kept.get(job))
        .<Keeping>map(Kept::new)
        .orElseGet(() -> fetched(job, video, downloads, speech));
  }

  private Keeping fetched(
      JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    return downloads
        .open(video, resumeFrom(job))
        .fold(opened -> taken(job, opened, speech), NotKept::new);
  }

  long resumeFrom(JobId job) {
    try {
      return Files.exists(partial(job)) ? Files.size(partial(job)) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  Path partial(JobId job) {
    return shelf.resolve(job + "." + process + ".part");
  }

  final Path finished(JobId job) {
    return shelf.resolve(job + ".mp4");
  }

  private Keeping taken(JobId job, Opened opened, MediaLength speech) {
    try (OutputStream file = append(job, opened.from())) {
      return copied(opened.body(), file) ? complete(job, opened.totalBytes(), speech) : brokenOff();
    } catch (IOException unwritable) {
      return noRoom(unwritable);
    }
  }

  private OutputStream append(JobId job, long from) throws IOException {
    return from == 0
        ? Files.newOutputStream(partial(job))
        : Files.newOutputStream(partial(job), StandardOpenOption.APPEND);
  }

  /** Whether the body could be read to its end; a failure to write is thrown. */
  private static boolean copied(InputStream body, OutputStream file) throws IOException {
    byte[] block = new byte[1_000];
    while (true) {
      int read;
      try {
        read = body.read(block);
      } catch (IOException broken) {
        return false;
      }
      if (read < 0) {
        return true;
      }
      file.write(block, 0, read);
    }
  }

  private Keeping complete(JobId job, long total, MediaLength speech) throws IOException {
    byte[] bytes = Files.readAllBytes(partial(job));
    if (bytes.length < total) {
      return brokenOff();
    }
    return Mp4Tracks.read(bytes)
        .map(facts -> shelved(job, bytes, facts, speech))
        .orElseGet(() -> unusable(job));
  }

  private Keeping shelved(JobId job, byte[] bytes, VideoFacts facts, MediaLength speech) {
    try {
      Files.move(partial(job), finished(job), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      return noRoom(unwritable);
    }
    StoredVideo video =
        new StoredVideo(finished(job), bytes.length, Sha256.of(bytes), facts, flags(facts, speech));
    remember(job, video);
    return new Kept(video);
  }

  void remember(JobId job, StoredVideo video) {
    kept.put(job, video);
  }

  Set<StoredVideo.Flag> flags(VideoFacts facts, MediaLength speech) {
    return StoredVideo.compare(facts, speech);
  }

  Keeping unusable(JobId job) {
    try {
      Files.delete(partial(job));
    } catch (IOException unwritable) {
      return noRoom(unwritable);
    }
    return new NotKept(
        Failure.of(FailureCode.RESULT_UNUSABLE, "what came is no video", Spend.CERTAIN));
  }

  Keeping noRoom(IOException problem) {
    return new NotKept(
        Failure.of(FailureCode.STORAGE_FAILED, "cannot write: " + problem, Spend.CERTAIN));
  }

  private static Keeping brokenOff() {
    return new NotKept(
        Failure.of(FailureCode.PROVIDER_FAULT, "the download broke off", Spend.CERTAIN));
  }
}
