package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.ports.VideoArchive;
import dev.avatars.ports.VideoDownloads;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kept videos of a world, as files named after their jobs. One job's video is kept by one
 * thread at a time, those of different jobs at once.
 */
final class DirectoryArchive implements VideoArchive {
  private final Path directory;
  private final VideoCheck check;
  private final Map<JobId, StoredVideo> kept = new ConcurrentHashMap<>();
  private final Map<JobId, Object> locks = new ConcurrentHashMap<>();

  DirectoryArchive(Path directory, VideoCheck check) {
    this.directory = directory;
    this.check = check;
  }

  @Override
  public Keeping keep(JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    synchronized (locks.computeIfAbsent(job, unused -> new Object())) {
      return Optional.ofNullable(kept.get(job))
          .<Keeping>map(Kept::new)
          .orElseGet(() -> fetched(job, video, downloads, speech));
    }
  }

  private Keeping fetched(
      JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech) {
    PartialVideo part = new PartialVideo(directory.resolve(job + ".part"));
    try {
      Optional<Failure> missing = part.fetch(video, downloads);
      return missing.isPresent() ? new NotKept(missing.get()) : checked(job, part, speech);
    } catch (IOException diskRefuses) {
      return new NotKept(notStored(diskRefuses));
    }
  }

  private Keeping checked(JobId job, PartialVideo part, MediaLength speech) throws IOException {
    MeasuredBytes bytes = MeasuredBytes.of(part.file());
    return check
        .check(part.file())
        .fold(
            facts -> placed(job, part, bytes, facts, speech), unusable -> deleted(part, unusable));
  }

  private Keeping placed(
      JobId job, PartialVideo part, MeasuredBytes bytes, VideoFacts facts, MediaLength speech) {
    Path file = directory.resolve(job + ".mp4");
    try {
      Files.move(part.file(), file, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory();
    } catch (IOException diskRefuses) {
      return new NotKept(notStored(diskRefuses));
    }
    StoredVideo video =
        new StoredVideo(
            file, bytes.count(), bytes.digest(), facts, StoredVideo.compare(facts, speech));
    kept.put(job, video);
    return new Kept(video);
  }

  /** What is no video stays none: the next attempt begins anew. */
  private static Keeping deleted(PartialVideo part, Failure unusable) {
    try {
      Files.deleteIfExists(part.file());
      return new NotKept(unusable);
    } catch (IOException diskRefuses) {
      return new NotKept(notStored(diskRefuses));
    }
  }

  /** Makes the new name as safe as the bytes. Not every system lets a directory be opened. */
  private void forceDirectory() throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (AccessDeniedException windows) {
      // there the name is written with the file
    }
  }

  private static Failure notStored(IOException reason) {
    return Failure.of(
        FailureCode.STORAGE_FAILED,
        "the video could not be written to disk: " + reason,
        Spend.CERTAIN);
  }
}
