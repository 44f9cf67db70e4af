package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.ports.VideoDownloads;
import dev.avatars.ports.VideoDownloads.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A video on its way to the disk: a file that a later attempt goes on with when the bytes stop
 * coming.
 *
 * @param file the file, which is not there before the first attempt
 */
record PartialVideo(Path file) {
  /** No video that a model makes comes near this; a server that never stops is no model. */
  private static final long MOST_BYTES = 4L << 30;

  private static final int BUFFER = 1 << 16;

  /**
   * Fetches what is missing and makes it safe from a crash.
   *
   * @return why the video is not complete; empty when it is
   * @throws IOException when the disk does not take it
   */
  Optional<Failure> fetch(RemoteVideo video, VideoDownloads downloads) throws IOException {
    long have = Files.exists(file) ? Files.size(file) : 0;
    if (have > 0 && video.declaredBytes() == have) {
      return Optional.empty();
    }
    Checked<Opened> opened =
        downloads.open(video, have).fold(Checked.Passed::new, Checked.Failed::new);
    return opened.fold(answer -> received(answer, have), Optional::of);
  }

  private Optional<Failure> received(Opened answer, long have) {
    try (InputStream body = answer.body();
        FileChannel target =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Optional<Failure> broken = new Transfer(body, target).run(answer, have);
      target.force(true);
      return broken;
    } catch (IOException diskRefuses) {
      return Optional.of(
          Failure.of(
              FailureCode.STORAGE_FAILED,
              "the video could not be written to disk: " + diskRefuses,
              Spend.CERTAIN));
    }
  }

  /**
   * One answer's bytes on their way into the file.
   *
   * @param body where they come from
   * @param target where they go
   */
  private record Transfer(InputStream body, FileChannel target) {
    Optional<Failure> run(Opened answer, long have) throws IOException {
      if (answer.from() != have) {
        target.truncate(0);
      }
      if (answer.from() != have && answer.from() != 0) {
        return Optional.of(brokeOff("it went on at byte " + answer.from() + " instead of " + have));
      }
      target.position(answer.from());
      Optional<Failure> broken = copied();
      return broken.isPresent() ? broken : shortfall(answer.totalBytes());
    }

    private Optional<Failure> copied() throws IOException {
      byte[] buffer = new byte[BUFFER];
      Checked<Integer> read = read(buffer);
      while (read.fold(length -> length > 0, broken -> false)) {
        if (target.position() > MOST_BYTES) {
          return Optional.of(endless());
        }
        write(ByteBuffer.wrap(buffer, 0, read.fold(length -> length, broken -> 0)));
        read = read(buffer);
      }
      return read.fold(end -> Optional.empty(), Optional::of);
    }

    /** Reads apart from writing: a broken line and a full disk are different failures. */
    private Checked<Integer> read(byte[] buffer) {
      try {
        return new Checked.Passed<>(body.read(buffer));
      } catch (IOException broken) {
        return new Checked.Failed<>(brokeOff(String.valueOf(broken.getMessage())));
      }
    }

    private void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        target.write(bytes);
      }
    }

    private Optional<Failure> shortfall(long totalBytes) throws IOException {
      long length = target.position();
      return totalBytes < 0 || length == totalBytes
          ? Optional.empty()
          : Optional.of(brokeOff(length + " of " + totalBytes + " bytes arrived"));
    }

    private static Failure brokeOff(String how) {
      return Failure.of(
          FailureCode.UNREACHABLE, "the video could not be fetched whole: " + how, Spend.CERTAIN);
    }

    private static Failure endless() {
      return Failure.of(
          FailureCode.RESULT_UNUSABLE,
          "video: found more than " + MOST_BYTES + " bytes; allowed: at most that",
          Spend.CERTAIN);
    }
  }
}
