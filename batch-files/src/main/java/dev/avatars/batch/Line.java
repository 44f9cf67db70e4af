package dev.avatars.batch;

/** One physical line of a file: its bytes with what ends it, and where it lies. */
final class Line {
  private final int number;
  private final long start;
  private final long next;
  private final byte[] bytes;
  private final boolean whole;
  private final boolean ended;

  Line(int number, long start, long next, byte[] bytes, boolean whole, boolean ended) {
    this.number = number;
    this.start = start;
    this.next = next;
    this.bytes = bytes;
    this.whole = whole;
    this.ended = ended;
  }

  /** Its number; the first is 1. */
  int number() {
    return number;
  }

  /** The position of its first byte. */
  long start() {
    return start;
  }

  /** The position of the first byte after it. */
  long next() {
    return next;
  }

  /** Its bytes, with what ends it; not to be changed. Only its beginning when it is not whole. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether all of it was kept, since it is not too long. */
  boolean isWhole() {
    return whole;
  }

  /** Whether it is followed by a line's end; only the last line may not be. */
  boolean isEnded() {
    return ended;
  }
}
