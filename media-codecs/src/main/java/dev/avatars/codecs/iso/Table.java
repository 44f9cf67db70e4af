package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The entries of a sample table, read where they lie through a small window of their own: a table
 * of any length costs no more, and several can be read side by side.
 */
final class Table {
  private static final int WINDOW = 4096;

  private final ByteSource source;
  private final long start;
  private final int entrySize;
  private final long count;
  private final byte[] window = new byte[WINDOW];
  private long windowStart = -1;
  private int windowLength;

  private Table(ByteSource source, long start, int entrySize, long count) {
    this.source = source;
    this.start = start;
    this.entrySize = entrySize;
    this.count = count;
  }

  /**
   * The table whose count of four bytes stands at an offset in the fields of a full box, followed
   * by its entries; nothing when they do not fit into the box.
   */
  static Optional<Table> in(ByteSource source, Box box, int countOffset, int entrySize)
      throws IOException {
    long countAt = box.fields() + countOffset;
    long count = source.u32(countAt);
    long start = countAt + 4;
    boolean fits = count >= 0 && start <= box.end() && count <= (box.end() - start) / entrySize;
    return fits ? Optional.of(new Table(source, start, entrySize, count)) : Optional.empty();
  }

  /** A table without entries. */
  static Table empty(ByteSource source) {
    return new Table(source, 0, 1, 0);
  }

  long count() {
    return count;
  }

  /** Four bytes of an entry, most significant first. */
  long u32(long entry, int offset) throws IOException {
    long at = start + entry * entrySize + offset;
    int local = local(at, 4);
    return (window[local] & 0xFFL) << 24
        | (window[local + 1] & 0xFF) << 16
        | (window[local + 2] & 0xFF) << 8
        | (window[local + 3] & 0xFF);
  }

  /** Eight bytes of an entry; negative when they exceed 63 bits. */
  long u64(long entry, int offset) throws IOException {
    return u32(entry, offset) << 32 | u32(entry, offset + 4);
  }

  private int local(long at, int length) throws IOException {
    if (windowStart < 0 || at < windowStart || at + length > windowStart + windowLength) {
      windowStart = at;
      windowLength = source.read(at, window, 0, WINDOW);
    }
    return (int) (at - windowStart);
  }
}
