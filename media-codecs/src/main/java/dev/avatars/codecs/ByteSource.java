package dev.avatars.codecs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Random access to the bytes of a file or an array, through one window of 64 KiB: a reader that
 * walks a file of any size holds no more than that.
 *
 * <p>Reading past the end never throws: single values answer -1 there, and {@link #read} answers
 * how many bytes there were. Multi-byte values are unsigned. Not thread-safe; open one per thread.
 *
 * <pre>{@code
 * try (ByteSource source = ByteSource.of(Path.of("hello.wav"))) {
 *   boolean riff = source.startsWith(0, "RIFF");
 * }
 * }</pre>
 */
public final class ByteSource implements Closeable {
  private static final int WINDOW = 1 << 16;
  private static final long PAGE_MASK = ~0xFFFL;

  private final Opened opened;
  private final byte[] window;
  private long windowStart;
  private int windowLength;

  private ByteSource(Opened opened, byte[] window, int windowLength) {
    this.opened = opened;
    this.window = window;
    this.windowLength = windowLength;
  }

  /** Opens a file for reading; the caller closes it. */
  public static ByteSource of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new ByteSource(new Opened.OfFile(channel, channel.size()), new byte[WINDOW], 0);
  }

  /** Reads an array, which must not be changed meanwhile. */
  public static ByteSource of(byte[] bytes) {
    return new ByteSource(new Opened.OfArray(bytes), bytes, bytes.length);
  }

  /** The number of bytes, as it was when the source was opened. */
  public long length() {
    return opened.length();
  }

  /** The byte at a position as 0 to 255, or -1 outside of the source. */
  public int u8(long at) throws IOException {
    if (at < 0 || at >= length()) {
      return -1;
    }
    if (at < windowStart || at >= windowStart + windowLength) {
      moveWindow(at);
      if (at >= windowStart + windowLength) {
        return -1;
      }
    }
    return window[(int) (at - windowStart)] & 0xFF;
  }

  /** Two bytes, most significant first, or -1 when they are not all there. */
  public int u16(long at) throws IOException {
    return (int) bigEndian(at, 2);
  }

  /** Four bytes, most significant first, or -1 when they are not all there. */
  public long u32(long at) throws IOException {
    return bigEndian(at, 4);
  }

  /** Eight bytes, most significant first; -1 when they are not all there or exceed 63 bits. */
  public long u64(long at) throws IOException {
    return Math.max(-1, bigEndian(at, 8));
  }

  /** Two bytes, least significant first, or -1 when they are not all there. */
  public int u16le(long at) throws IOException {
    return (int) littleEndian(at, 2);
  }

  /** Four bytes, least significant first, or -1 when they are not all there. */
  public long u32le(long at) throws IOException {
    return littleEndian(at, 4);
  }

  /** Eight bytes, least significant first; -1 when they are not all there or exceed 63 bits. */
  public long u64le(long at) throws IOException {
    return Math.max(-1, littleEndian(at, 8));
  }

  /** Whether the ASCII text stands at a position. */
  public boolean startsWith(long at, String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(at + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Up to {@code length} bytes as Latin-1 text; shorter at the end of the source. */
  public String text(long at, int length) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int value = u8(at + i);
      if (value < 0) {
        break;
      }
      text.append((char) value);
    }
    return text.toString();
  }

  /** Copies up to {@code length} bytes and answers how many there were (0 at the end). */
  public int read(long at, byte[] target, int offset, int length) throws IOException {
    if (at < 0 || at >= length()) {
      return 0;
    }
    return opened.read(at, ByteBuffer.wrap(target, offset, length));
  }

  @Override
  public void close() throws IOException {
    opened.close();
  }

  private void moveWindow(long at) throws IOException {
    windowStart = at & PAGE_MASK;
    windowLength = opened.read(windowStart, ByteBuffer.wrap(window));
  }

  private long bigEndian(long at, int bytes) throws IOException {
    if (u8(at + bytes - 1) < 0 || at < 0) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | u8(at + i);
    }
    return value;
  }

  private long littleEndian(long at, int bytes) throws IOException {
    if (u8(at + bytes - 1) < 0 || at < 0) {
      return -1;
    }
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | u8(at + i);
    }
    return value;
  }

  private sealed interface Opened extends Closeable {
    long length();

    int read(long at, ByteBuffer target) throws IOException;

    record OfFile(FileChannel channel, long length) implements Opened {
      @Override
      public int read(long at, ByteBuffer target) throws IOException {
        int start = target.position();
        long position = at;
        while (target.hasRemaining()) {
          int count = channel.read(target, position);
          if (count <= 0) {
            break;
          }
          position += count;
        }
        return target.position() - start;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record OfArray(byte[] bytes) implements Opened {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long at, ByteBuffer target) {
        int count = (int) Math.min(target.remaining(), bytes.length - at);
        target.put(bytes, (int) at, count);
        return count;
      }

      @Override
      public void close() {}
    }
  }
}
