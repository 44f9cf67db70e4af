package dev.avatars.codecs.h264;

/**
 * What may be left uncorrected because nobody sees it: an encoder's choice, not the standard's.
 *
 * @param difference the largest sum of absolute differences of a 4x4 block that counts as none
 * @param worth the least {@linkplain #worthOf worth} of levels that are written at all
 */
record Tolerance(int difference, int worth) {
  /** Corrects everything, as intra macroblocks must: later pictures build on them. */
  static final Tolerance NONE = new Tolerance(-1, 0);

  private static final int MORE_THAN_ONE = 9;

  // A lonely one in a high frequency costs more bits than it removes error.
  private static final int[] WORTH_OF_ONE = {3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0};

  /** For luma of predicted macroblocks. */
  static Tolerance luma(int qp) {
    return new Tolerance(qp * 3 / 4, 4);
  }

  /** For chroma of predicted macroblocks. */
  static Tolerance chroma(int qp) {
    return new Tolerance(qp / 3, 4);
  }

  /** The same, but for a larger difference that counts as none. */
  Tolerance orMore(int otherDifference) {
    return new Tolerance(Math.max(difference, otherDifference), worth);
  }

  /** How much the levels of a block in zig-zag order matter, from 0. */
  static int worthOf(int[] levels, int at) {
    int worth = 0;
    for (int index = 0; index < BlockScan.COEFFICIENTS; index++) {
      int magnitude = Math.abs(levels[at + index]);
      if (magnitude > 1) {
        worth += MORE_THAN_ONE;
      } else if (magnitude == 1) {
        worth += WORTH_OF_ONE[index];
      }
    }
    return worth;
  }
}
