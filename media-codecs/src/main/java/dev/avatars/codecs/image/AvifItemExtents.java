package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.iso.Box;
import java.io.IOException;

/**
 * How far the coded items of a picture reach through its file.
 *
 * @param nearestStart the first byte of any item, or {@link Long#MAX_VALUE} without items
 * @param furthestEnd the byte after the last one of any item
 */
record AvifItemExtents(long nearestStart, long furthestEnd) {
  /** No item has data in the file. */
  static final AvifItemExtents NONE = new AvifItemExtents(Long.MAX_VALUE, 0);

  /** Reads the item location box. */
  static AvifItemExtents read(ByteSource source, Box locations) throws IOException {
    return new Reader(source, locations).read();
  }

  private AvifItemExtents including(long start, long length) {
    return length == 0
        ? this
        : new AvifItemExtents(
            Math.min(nearestStart, start), Math.max(furthestEnd, saturatedSum(start, length)));
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /** ISO/IEC 14496-12 section 8.11.3.2: the widths of the fields are fields themselves. */
  private static final class Reader {
    private static final int IN_THE_FILE = 0;

    private final ByteSource source;
    private final Box box;
    private final int version;
    private final int offsetBytes;
    private final int lengthBytes;
    private final int baseBytes;
    private final int indexBytes;
    private long at;
    private AvifItemExtents extents = NONE;

    Reader(ByteSource source, Box box) throws IOException {
      this.source = source;
      this.box = box;
      this.version = box.version(source);
      int sizes = source.u16(box.fields());
      offsetBytes = (sizes >> 12) & 15;
      lengthBytes = (sizes >> 8) & 15;
      baseBytes = (sizes >> 4) & 15;
      indexBytes = version > 0 ? sizes & 15 : 0;
      at = box.fields() + 2 + countBytes();
    }

    AvifItemExtents read() throws IOException {
      while (at < box.end()) {
        item();
      }
      return extents;
    }

    private void item() throws IOException {
      at += countBytes();
      int construction = version > 0 ? source.u16(at) & 15 : IN_THE_FILE;
      at += version > 0 ? 4 : 2;
      long base = take(baseBytes);
      int count = source.u16(at);
      at += 2;
      if (offsetBytes + lengthBytes > 0) {
        extentsOf(base, count, construction);
      }
    }

    private void extentsOf(long base, int count, int construction) throws IOException {
      for (int i = 0; i < count && at < box.end(); i++) {
        at += indexBytes;
        long start = saturatedSum(base, take(offsetBytes));
        long length = take(lengthBytes);
        if (construction == IN_THE_FILE) {
          extents = extents.including(start, length);
        }
      }
    }

    /** Item numbers and their count have 16 bits before version 2, 32 bits from then on. */
    private int countBytes() {
      return version < 2 ? 2 : 4;
    }

    /** A field of 0, 4 or 8 bytes; the standard knows no other width. */
    private long take(int bytes) throws IOException {
      long value =
          switch (bytes) {
            case 4 -> source.u32(at);
            case 8 -> source.u64(at);
            default -> 0;
          };
      at += bytes;
      return Math.max(0, value);
    }
  }
}
