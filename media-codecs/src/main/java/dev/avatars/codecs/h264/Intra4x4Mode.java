package dev.avatars.codecs.h264;

import static dev.avatars.codecs.h264.Intra4x4Samples.CORNER;
import static dev.avatars.codecs.h264.Intra4x4Samples.LEFT;
import static dev.avatars.codecs.h264.Intra4x4Samples.TOP;
import static dev.avatars.codecs.h264.Intra4x4Samples.average;
import static dev.avatars.codecs.h264.Intra4x4Samples.left;
import static dev.avatars.codecs.h264.Intra4x4Samples.mean;
import static dev.avatars.codecs.h264.Intra4x4Samples.smoothed;
import static dev.avatars.codecs.h264.Intra4x4Samples.top;

import java.util.function.IntBinaryOperator;

/** The nine ways to predict a 4x4 luma block from its neighbours (8.3.1.2.1 to 8.3.1.2.9). */
enum Intra4x4Mode {
  VERTICAL(0, TOP, (x, y) -> top(x)),
  HORIZONTAL(1, LEFT, (x, y) -> left(y)),
  DC(2, 0, (x, y) -> average()),
  DIAGONAL_DOWN_LEFT(3, TOP, (x, y) -> smoothed(top(x + y + 1))),
  DIAGONAL_DOWN_RIGHT(4, LEFT | TOP | CORNER, (x, y) -> smoothed(top(x - y - 1))),
  VERTICAL_RIGHT(5, LEFT | TOP | CORNER, Intra4x4Mode::verticalRight),
  HORIZONTAL_DOWN(6, LEFT | TOP | CORNER, Intra4x4Mode::horizontalDown),
  VERTICAL_LEFT(7, TOP, Intra4x4Mode::verticalLeft),
  HORIZONTAL_UP(8, LEFT, Intra4x4Mode::horizontalUp);

  private final int number;
  private final int neighbours;

  // Never written after construction.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] indices = new int[BlockScan.COEFFICIENTS];

  /** A mode that needs neighbours and takes the sample (x, y) from an index. */
  Intra4x4Mode(int number, int neighbours, IntBinaryOperator index) {
    this.number = number;
    this.neighbours = neighbours;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = index.applyAsInt(i & 3, i >> 2);
    }
  }

  /** The Intra4x4PredMode of Table 8-2. */
  int number() {
    return number;
  }

  boolean isPossibleWith(Intra4x4Samples samples) {
    return samples.has(neighbours);
  }

  /** Subtracts the prediction from a block of source samples. */
  void subtract(Intra4x4Samples samples, int[] source, int[] difference) {
    for (int i = 0; i < BlockScan.COEFFICIENTS; i++) {
      difference[i] = source[i] - samples.value(indices[i]);
    }
  }

  /** Puts the prediction where the block will be reconstructed. */
  void predict(Intra4x4Samples samples, Plane plane, int x, int y) {
    int at = y * plane.stride + x;
    for (int i = 0; i < BlockScan.COEFFICIENTS; i++) {
      plane.samples[at + (i >> 2) * plane.stride + (i & 3)] = (byte) samples.value(indices[i]);
    }
  }

  private static int verticalRight(int x, int y) {
    int column = x - (y >> 1);
    if (column < 0) {
      return smoothed(left(y - 2));
    }
    return (y & 1) == 0 ? mean(top(column - 1)) : smoothed(top(column - 1));
  }

  private static int horizontalDown(int x, int y) {
    int row = y - (x >> 1);
    if (row < 0) {
      return smoothed(top(x - 2));
    }
    return (x & 1) == 0 ? mean(left(row)) : smoothed(left(row - 1));
  }

  private static int verticalLeft(int x, int y) {
    int column = x + (y >> 1);
    return (y & 1) == 0 ? mean(top(column)) : smoothed(top(column + 1));
  }

  private static int horizontalUp(int x, int y) {
    int row = y + (x >> 1);
    if (row > 2) {
      return left(3);
    }
    return (x & 1) == 0 ? mean(left(row + 1)) : smoothed(left(row + 1));
  }
}
