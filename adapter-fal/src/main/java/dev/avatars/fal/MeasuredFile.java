package dev.avatars.fal;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file to be uploaded as it was measured.
 *
 * @param source where its bytes are
 * @param name its ASCII name at fal; fal's models refuse others
 * @param mediaType by content
 * @param bytes its size
 * @param digest its content
 */
record MeasuredFile(MediaSource source, String name, String mediaType, long bytes, Sha256 digest) {
  private static final int CHUNK = 64 << 10;

  /** A portrait under the name of its content. */
  static MeasuredFile of(Portrait portrait) {
    return new MeasuredFile(
        portrait.source(),
        "portrait-" + portrait.digest().abbreviated() + "." + portrait.format().extension(),
        portrait.format().mediaType(),
        portrait.bytes(),
        portrait.digest());
  }

  /** A speech under the name of its job. */
  static MeasuredFile of(Speech speech, JobId job) {
    return new MeasuredFile(
        speech.source(),
        "speech-" + job + "." + speech.format().extension(),
        speech.format().mediaType(),
        speech.bytes(),
        speech.digest());
  }

  /** Opens the source; whoever asked closes it. */
  InputStream open() throws IOException {
    try {
      return ofFile(source.path());
    } catch (IOException unreadable) {
      throw new FileUnreadableException(
          name + " cannot be read: " + reason(unreadable), unreadable);
    }
  }

  private static String reason(IOException unreadable) {
    return unreadable instanceof java.nio.file.NoSuchFileException
        ? "the file is gone"
        : String.valueOf(unreadable.getMessage());
  }

  private static InputStream ofFile(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.exists(file) ? "it is not a regular file" : "the file is gone");
    }
    return Files.newInputStream(file);
  }

  /**
   * Copies the bytes, and the last of them only when the whole is what was measured: a changed file
   * never becomes complete at fal.
   *
   * @throws FileChangedException when it is not
   */
  void copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digester = Sha256.digester();
    byte[] held = new byte[0];
    long left = bytes;
    while (left > 0) {
      byte[] chunk = readNext(in, (int) Math.min(CHUNK, left));
      digester.update(chunk);
      out.write(held);
      held = chunk;
      left -= chunk.length;
    }
    requireSame(in, digester);
    out.write(held);
  }

  private byte[] readNext(InputStream in, int length) throws IOException {
    byte[] chunk = read(in, length);
    if (chunk.length == 0) {
      throw changed();
    }
    return chunk;
  }

  private byte[] read(InputStream in, int length) throws IOException {
    try {
      return in.readNBytes(length);
    } catch (IOException unreadable) {
      throw new FileUnreadableException(
          name + " cannot be read: " + reason(unreadable), unreadable);
    }
  }

  private void requireSame(InputStream in, MessageDigest digester) throws IOException {
    if (read(in, 1).length > 0 || !Sha256.from(digester.digest()).equals(digest)) {
      throw changed();
    }
  }

  private FileChangedException changed() {
    return new FileChangedException(
        name + ": found other bytes than were measured; allowed: the file as it was quoted");
  }
}
