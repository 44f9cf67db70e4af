package dev.avatars.codecs.h264;

/** The grid of 16x16 macroblocks that covers a picture. */
final class Macroblocks {
  /** Luma samples along one side of a macroblock. */
  static final int SIZE = 16;

  private static final int SMALLEST = 16;
  private static final int LARGEST = 4096;

  private Macroblocks() {}

  /** How many macroblocks cover a number of luma samples. */
  static int covering(int samples) {
    return (samples + SIZE - 1) / SIZE;
  }

  /** Answers the length of one side of a picture when it can be coded, in luma samples. */
  static int requireSide(String field, int samples) {
    return requireRange(field, samples, SMALLEST, LARGEST);
  }

  static int requireRange(String field, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          field + ": found " + found + ", allowed " + least + " to " + most);
    }
    return found;
  }
}
