package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * Walks the marker segments of a JPEG stream (ITU-T T.81 annex B), with the entropy-coded data
 * after each scan header.
 */
final class JpegSegments {
  static final int START_OF_SCAN = 0xDA;

  private static final int END_OF_IMAGE = 0xD9;
  private static final int FIRST_RESTART = 0xD0;
  private static final int TEMPORARY = 0x01;
  private static final int DEFINE_HUFFMAN_TABLES = 0xC4;
  private static final int JPEG_EXTENSIONS = 0xC8;
  private static final int DEFINE_ARITHMETIC_CODING = 0xCC;
  private static final int DEFINE_RESTARTS = 0xDD;
  private static final int COMMENT = 0xFE;

  /** Where the walk stands. */
  enum State {
    /** On a segment. */
    OPEN,
    /** After the end-of-image marker. */
    ENDED,
    /** At the end of the file, before the end of the image. */
    CUT,
    /** On bytes that are no marker. */
    BROKEN
  }

  private final ByteSource source;
  private State state = State.OPEN;
  private long next = 2;
  private int marker;
  private long payload;
  private long scanBytes;
  private boolean restartsInOrder = true;
  private boolean reservedMarkerSeen;

  JpegSegments(ByteSource source) {
    this.source = source;
  }

  /** Moves to the next segment with a payload; false where there is none. */
  boolean advance() throws IOException {
    while (state == State.OPEN && !openSegment()) {}
    return state == State.OPEN;
  }

  /** The second byte of the segment's marker. */
  int marker() {
    return marker;
  }

  /** Where the segment's parameters begin, after its length. */
  long payload() {
    return payload;
  }

  /** Where the segment's parameters end. */
  long end() {
    return next;
  }

  State state() {
    return state;
  }

  /** How many bytes of entropy-coded data were walked over so far. */
  long scanBytes() {
    return scanBytes;
  }

  /** Whether all restart markers came in their cycle and no reserved marker stood in a scan. */
  boolean scansAreSound() {
    return restartsInOrder && !reservedMarkerSeen;
  }

  /** A frame header of any coding process: SOF0 to SOF15 without DHT, JPG and DAC (table B.1). */
  boolean isFrameHeader() {
    return (marker & 0xF0) == 0xC0
        && marker != DEFINE_HUFFMAN_TABLES
        && marker != JPEG_EXTENSIONS
        && marker != DEFINE_ARITHMETIC_CODING;
  }

  private boolean openSegment() throws IOException {
    if (source.u8(next) != 0xFF) {
      state = next < source.length() ? State.BROKEN : State.CUT;
      return false;
    }
    marker = source.u8(next + 1);
    if (marker == 0xFF) {
      next++; // any marker may be preceded by fill bytes, B.1.1.2
      return false;
    }
    if (marker == TEMPORARY || isRestart(marker)) {
      next += 2;
      return false;
    }
    boolean isLast = marker < 0 || marker == END_OF_IMAGE;
    return isLast ? end(marker) : openPayload();
  }

  private boolean end(int lastMarker) {
    state = lastMarker == END_OF_IMAGE ? State.ENDED : State.CUT;
    return false;
  }

  private boolean openPayload() throws IOException {
    int length = source.u16(next + 2);
    if (length < 0 || next + 2 + length > source.length()) {
      state = State.CUT;
      return false;
    }
    if (length < 2) {
      state = State.BROKEN;
      return false;
    }
    payload = next + 4;
    next += 2 + length;
    return true;
  }

  /**
   * Moves over the entropy-coded data that follows a scan header, up to the marker that ends it.
   */
  void skipScan() throws IOException {
    long start = next;
    int expectedRestart = FIRST_RESTART;
    for (int found = findMarker(); found >= 0 && !endsScan(found); found = findMarker()) {
      if (isRestart(found)) {
        restartsInOrder &= found == expectedRestart;
        expectedRestart = FIRST_RESTART + ((found + 1) & 7);
      } else {
        reservedMarkerSeen = true;
      }
      next += 2;
    }
    scanBytes += next - start;
  }

  /** The marker at the next place where 0xFF is no stuffed data byte (B.1.1.5), or -1. */
  private int findMarker() throws IOException {
    for (int value = source.u8(next); value >= 0; value = source.u8(++next)) {
      if (value == 0xFF) {
        int following = source.u8(next + 1);
        if (following == 0) {
          next++;
        } else if (following != 0xFF) {
          return following;
        }
      }
    }
    return -1;
  }

  /** Tables, scans, comments, application data or the end; anything else is damage. */
  private static boolean endsScan(int found) {
    boolean isTableOrScan = found >= END_OF_IMAGE && found <= DEFINE_RESTARTS;
    boolean isApplicationData = found >= 0xE0 && found <= 0xEF;
    boolean isCodingTable = found == DEFINE_HUFFMAN_TABLES || found == DEFINE_ARITHMETIC_CODING;
    return isTableOrScan || isApplicationData || isCodingTable || found == COMMENT;
  }

  private static boolean isRestart(int found) {
    return found >= FIRST_RESTART && found < FIRST_RESTART + 8;
  }
}
