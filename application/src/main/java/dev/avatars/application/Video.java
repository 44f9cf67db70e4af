package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A finished video, safe on this machine.
 *
 * @param job the job that made it
 * @param stored the file and its facts
 * @param settlement what was quoted, held and billed
 */
public record Video(Job job, StoredVideo stored, Settlement settlement) {
  public Video {
    requireNonNull(job, "job");
    requireNonNull(stored, "stored");
    requireNonNull(settlement, "settlement");
  }

  /** The job's name. */
  public JobId id() {
    return job.id();
  }

  /**
   * Copies the video to a new file, which appears there whole or not at all.
   *
   * @throws UncheckedIOException when it exists already or cannot be written
   */
  public void copyTo(Path target) {
    copy(target, Existing.REFUSED);
  }

  /**
   * Copies the video over whatever is there.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public void copyOver(Path target) {
    copy(target, Existing.REPLACED);
  }

  private enum Existing {
    REFUSED,
    REPLACED
  }

  private void copy(Path target, Existing existing) {
    try {
      if (existing == Existing.REFUSED && Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Path folder = target.toAbsolutePath().getParent();
      Path half = Files.createTempFile(folder, ".avatar-", ".part");
      try {
        Files.copy(stored.file(), half, StandardCopyOption.REPLACE_EXISTING);
        move(half, target);
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void move(Path half, Path target) throws IOException {
    try {
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notAtomic) {
      Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
