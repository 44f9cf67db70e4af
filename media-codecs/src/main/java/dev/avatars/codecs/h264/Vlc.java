package dev.avatars.codecs.h264;

/** A code of a variable-length code table, packed in an int: its value above its length. */
final class Vlc {
  private static final int LENGTH_BITS = 5;
  private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  private Vlc() {}

  /** Packs a code that is written as the standard prints it, such as {@code "00101"}. */
  static int parse(String digits) {
    return Integer.parseInt(digits, 2) << LENGTH_BITS | digits.length();
  }

  /** The bits of a code, right aligned. */
  static int value(int code) {
    return code >>> LENGTH_BITS;
  }

  /** The number of bits of a code. */
  static int length(int code) {
    return code & LENGTH_MASK;
  }
}
