package dev.avatars.codecs.ogg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * The pages of an Ogg file (RFC 3533, 6), one at a time in a buffer that is used again. Pages with
 * a wrong checksum and bytes that are no page are skipped and counted.
 */
final class OggPages {
  private static final int HEADER = 27;
  private static final int LONGEST_HEADER = HEADER + 255;
  private static final int LONGEST_PAGE = LONGEST_HEADER + 255 * 255;

  /**
   * How often the bytes of a file may be summed up in vain. A damaged file needs once; one that
   * nests false pages to keep its reader busy is given up as damaged from there on.
   */
  private static final long WASTE_ALLOWED = 4;

  private static final int CHECKSUM_AT = 22;
  private static final int CONTINUED = 1;
  private static final int BEGINS_STREAM = 2;
  private static final int ENDS_STREAM = 4;

  private final ByteSource source;
  private final long end;
  private final byte[] page = new byte[LONGEST_PAGE];
  private long at;
  private long start;
  private int header;
  private int length;
  private long wasted;
  private long damage;
  private boolean cut;

  OggPages(ByteSource source, long from, long end) {
    this.source = source;
    this.at = from;
    this.end = Math.min(end, source.length());
  }

  /** Moves to the next whole page; false after the last. */
  boolean next() throws IOException {
    while (at < end) {
      if (!isCaptured()) {
        skipToCapture();
      } else if (!isWhole()) {
        skipCutPage();
      } else if (isIntact()) {
        start = at;
        at += length;
        return true;
      } else {
        wasted += length;
        skipToCapture();
      }
    }
    return false;
  }

  private boolean isCaptured() throws IOException {
    header = source.read(at, page, 0, (int) Math.min(LONGEST_HEADER, end - at));
    return header >= 5
        && page[0] == 'O'
        && page[1] == 'g'
        && page[2] == 'g'
        && page[3] == 'S'
        && page[4] == 0;
  }

  /** Takes the length of the page, which its segment table tells, and reads as much. */
  private boolean isWhole() throws IOException {
    if (header < HEADER || header < HEADER + segments()) {
      return false;
    }
    length = HEADER + segments();
    for (int i = 0; i < segments(); i++) {
      length += lacing(i);
    }
    return at + length <= end && source.read(at, page, 0, length) == length;
  }

  private boolean isIntact() {
    int expected = int32(CHECKSUM_AT);
    for (int i = 0; i < 4; i++) {
      page[CHECKSUM_AT + i] = 0;
    }
    return PageChecksum.of(page, length) == expected;
  }

  /** A size that lies reaches over whole pages: those are looked for before the file is cut. */
  private void skipCutPage() throws IOException {
    long from = at;
    skipToCapture();
    cut = at == end;
    damage -= cut ? end - from : 0;
  }

  private void skipToCapture() throws IOException {
    long next = wasted > WASTE_ALLOWED * end ? end : nextCapture(at + 1);
    damage += next - at;
    at = next;
  }

  private long nextCapture(long from) throws IOException {
    for (long candidate = from; candidate < end - 4; candidate++) {
      if (source.u8(candidate) == 'O' && source.startsWith(candidate, "OggS")) {
        return candidate;
      }
    }
    return end;
  }

  /** The position of the page in the file. */
  long start() {
    return start;
  }

  /** The position after the page. */
  long pageEnd() {
    return start + length;
  }

  boolean isContinued() {
    return (page[5] & CONTINUED) != 0;
  }

  boolean beginsStream() {
    return (page[5] & BEGINS_STREAM) != 0;
  }

  boolean endsStream() {
    return (page[5] & ENDS_STREAM) != 0;
  }

  /** The position in samples after the last packet that ends here; -1 when none does. */
  long granule() {
    return (int32(6) & 0xFFFFFFFFL) | (long) int32(10) << 32;
  }

  int serial() {
    return int32(14);
  }

  int sequence() {
    return int32(18);
  }

  /** The number of segments, 0 to 255. */
  int segments() {
    return page[26] & 0xFF;
  }

  /** The bytes of a segment; less than 255 ends a packet. */
  int lacing(int segment) {
    return page[HEADER + segment] & 0xFF;
  }

  /** Where the first segment's bytes begin in {@link #bytes}. */
  int body() {
    return HEADER + segments();
  }

  byte[] bytes() {
    return page;
  }

  /** The bytes so far that belong to no intact page. */
  long damage() {
    return damage;
  }

  /** Whether the last page has bytes beyond the end. */
  boolean isCut() {
    return cut;
  }

  private int int32(int offset) {
    return (page[offset] & 0xFF)
        | (page[offset + 1] & 0xFF) << 8
        | (page[offset + 2] & 0xFF) << 16
        | page[offset + 3] << 24;
  }
}
