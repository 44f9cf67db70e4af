package dev.avatars.codecs.h264;

/**
 * The samples around a 4x4 block and everything that its prediction is made of (8.3.1.2).
 *
 * <p>The neighbours form one line, from the bottom left over the corner to the top right. Every
 * directional mode predicts each sample from a place on that line: the sample there, the mean of
 * two, or the smoothing (1, 2, 1) of three. All of these are computed once for a block and kept in
 * one array, so that a mode is a list of 16 {@linkplain Intra4x4Mode indices} into it.
 */
final class Intra4x4Samples {
  /** The neighbours that a block may have, as bits. */
  static final int LEFT = 1;

  static final int TOP = 2;
  static final int CORNER = 4;

  // The line: a copy of its end, 4 left samples upwards, the corner, 8 top samples, a copy again.
  private static final int FIRST_LEFT = 4;
  private static final int CORNER_PLACE = 5;
  private static final int FIRST_TOP = 6;
  private static final int LAST_TOP = 13;
  private static final int LINE_LENGTH = 15;

  private static final int MEANS = LINE_LENGTH;
  private static final int SMOOTHED = 2 * LINE_LENGTH;
  private static final int AVERAGE = 3 * LINE_LENGTH;

  // Blocks whose top right neighbour is coded later or lies beside the macroblock (6.4.11.4).
  private static final int WITHOUT_TOP_RIGHT = 1 << 3 | 1 << 7 | 1 << 11 | 1 << 13 | 1 << 15;
  private static final int TOP_RIGHT_IN_NEXT_MACROBLOCK = 5;
  private static final int GREY = 128;

  private final int[] values = new int[AVERAGE + 1];
  private int available;

  /** The index of the sample p[-1, y]; p[-1, -1] is the corner. */
  static int left(int y) {
    return FIRST_LEFT - y;
  }

  /** The index of the sample p[x, -1]; p[-1, -1] is the corner. */
  static int top(int x) {
    return FIRST_TOP + x;
  }

  /** The index of the mean of the samples at a place and the place after it. */
  static int mean(int place) {
    return MEANS + place;
  }

  /** The index of the smoothed sample at a place. */
  static int smoothed(int place) {
    return SMOOTHED + place;
  }

  /** The index of the average of the nearest left and top samples, as far as there are any. */
  static int average() {
    return AVERAGE;
  }

  int value(int index) {
    return values[index];
  }

  /** Whether there are all neighbours of a set of {@link #LEFT}, {@link #TOP}, {@link #CORNER}. */
  boolean has(int neighbours) {
    return (available & neighbours) == neighbours;
  }

  /**
   * Reads the neighbours of a block.
   *
   * @param x of the block's first sample
   * @param y of the block's first sample
   * @param block the block's number in its macroblock
   */
  void load(Plane plane, int x, int y, int block) {
    available = (x > 0 ? LEFT : 0) | (y > 0 ? TOP : 0) | (x > 0 && y > 0 ? CORNER : 0);
    if (x > 0) {
      loadLeft(plane, x - 1, y);
    }
    if (y > 0) {
      loadTop(plane, x, y - 1, block);
    }
    if (x > 0 && y > 0) {
      values[CORNER_PLACE] = plane.sample(x - 1, y - 1);
    }
    derive();
  }

  private void loadLeft(Plane plane, int x, int y) {
    for (int i = 0; i < 4; i++) {
      values[FIRST_LEFT - i] = plane.sample(x, y + i);
    }
    values[0] = values[1];
  }

  private void loadTop(Plane plane, int x, int y, int block) {
    for (int i = 0; i < 4; i++) {
      values[FIRST_TOP + i] = plane.sample(x + i, y);
    }
    for (int i = 4; i < 8; i++) {
      values[FIRST_TOP + i] =
          hasTopRight(plane, x, block) ? plane.sample(x + i, y) : values[FIRST_TOP + 3];
    }
    values[LAST_TOP + 1] = values[LAST_TOP];
  }

  private static boolean hasTopRight(Plane plane, int x, int block) {
    return block == TOP_RIGHT_IN_NEXT_MACROBLOCK
        ? x + 4 < plane.stride
        : (WITHOUT_TOP_RIGHT >> block & 1) == 0;
  }

  private void derive() {
    for (int i = 0; i < LINE_LENGTH - 1; i++) {
      values[MEANS + i] = (values[i] + values[i + 1] + 1) >> 1;
    }
    for (int i = 1; i < LINE_LENGTH - 1; i++) {
      values[SMOOTHED + i] = (values[i - 1] + 2 * values[i] + values[i + 1] + 2) >> 2;
    }
    values[AVERAGE] = averageOfNearest();
  }

  private int averageOfNearest() {
    int left = values[1] + values[2] + values[3] + values[4];
    int top = values[6] + values[7] + values[8] + values[9];
    if (has(LEFT | TOP)) {
      return (left + top + 4) >> 3;
    }
    return has(LEFT) ? (left + 2) >> 2 : has(TOP) ? (top + 2) >> 2 : GREY;
  }
}
