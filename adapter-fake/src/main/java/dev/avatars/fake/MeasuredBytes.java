package dev.avatars.fake;

import dev.avatars.domain.media.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/**
 * The bytes a file had when it was measured.
 *
 * @param count how many there were
 * @param digest their digest
 */
record MeasuredBytes(long count, Sha256 digest) {
  private static final int BUFFER = 1 << 16;

  /** The bytes of a file as they are now. */
  static MeasuredBytes of(Path file) throws IOException {
    return read(file, OutputStream.nullOutputStream(), Long.MAX_VALUE);
  }

  /**
   * Copies a file that still has exactly these bytes.
   *
   * @return whether it has; if not, the target is as it was
   */
  boolean copy(Path from, Path to) throws IOException {
    Path fresh = Files.createTempFile(to.getParent(), "upload-", ".part");
    try {
      boolean same = isCopied(from, fresh);
      if (same) {
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return same;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private boolean isCopied(Path from, Path fresh) throws IOException {
    try (OutputStream sink = Files.newOutputStream(fresh)) {
      return read(from, sink, count).equals(this);
    }
  }

  /** Reads to the end, or until it is longer than expected: a growing file fills no disk. */
  private static MeasuredBytes read(Path file, OutputStream sink, long most) throws IOException {
    MessageDigest digester = Sha256.digester();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (InputStream bytes = Files.newInputStream(file)) {
      int length = bytes.read(buffer);
      while (length >= 0 && total <= most) {
        digester.update(buffer, 0, length);
        sink.write(buffer, 0, length);
        total += length;
        length = bytes.read(buffer);
      }
    }
    return new MeasuredBytes(total, Sha256.from(digester.digest()));
  }
}
