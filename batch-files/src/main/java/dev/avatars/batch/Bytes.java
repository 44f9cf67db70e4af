package dev.avatars.batch;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of a file, one after the other, with a way back. Not thread-safe.
 *
 * <p>It reads a {@link RandomAccessFile} and no channel, since a channel is closed when a thread
 * that reads it is interrupted.
 */
final class Bytes implements Closeable {
  /** What comes after the last byte. */
  static final int END = -1;

  private static final int BUFFER = 1 << 16;

  private final RandomAccessFile file;
  private final byte[] buffer = new byte[BUFFER];
  private long start;
  private int filled;
  private int at;

  private Bytes(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Opens a file at its first byte.
   *
   * @throws IOException when it is missing, unreadable, or no regular file
   */
  static Bytes open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + ": found something that is no file; allowed: a regular file");
    }
    return new Bytes(new RandomAccessFile(path.toFile(), "r"));
  }

  /** The next byte, 0 to 255, or {@link #END}. */
  int next() throws IOException {
    return at < filled || isFilled() ? buffer[at++] & 0xff : END;
  }

  /** Whether this byte comes next; it stays where it is. */
  boolean isNext(int expected) throws IOException {
    return (at < filled || isFilled()) && (buffer[at] & 0xff) == expected;
  }

  /** How many bytes lie before the next one. */
  long position() {
    return start + at;
  }

  /** Goes on at a position. */
  void seek(long position) throws IOException {
    file.seek(position);
    start = position;
    filled = 0;
    at = 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean isFilled() throws IOException {
    start += filled;
    at = 0;
    filled = Math.max(0, file.read(buffer));
    return filled > 0;
  }
}
