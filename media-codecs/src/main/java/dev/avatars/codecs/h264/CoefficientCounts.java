package dev.avatars.codecs.h264;

import java.util.Arrays;

/** How many levels each 4x4 block of a plane has; it selects the code table of its neighbours. */
final class CoefficientCounts {
  private final byte[] counts;
  private final int columns;

  CoefficientCounts(Plane plane) {
    this.columns = plane.stride / 4;
    this.counts = new byte[columns * (plane.height / 4)];
  }

  /** Begins a new picture, in which no block has levels yet. */
  void clear() {
    Arrays.fill(counts, (byte) 0);
  }

  void set(int column, int row, int count) {
    counts[row * columns + column] = (byte) count;
  }

  /** The mean of the blocks to the left and above, rounded up; nC of 9.2.1. */
  int expected(int column, int row) {
    int at = row * columns + column;
    if (column == 0) {
      return row == 0 ? 0 : counts[at - columns];
    }
    return row == 0 ? counts[at - 1] : (counts[at - 1] + counts[at - columns] + 1) >> 1;
  }
}
