package dev.avatars.codecs.h264;

import java.util.Arrays;

/** The prediction mode of every 4x4 luma block of a picture, from which others are foretold. */
final class Intra4x4Modes {
  private static final byte DC = (byte) Intra4x4Mode.DC.number();

  private final byte[] modes;
  private final int columns;

  Intra4x4Modes(Plane luma) {
    this.columns = luma.stride / 4;
    this.modes = new byte[columns * (luma.height / 4)];
  }

  void set(int column, int row, Intra4x4Mode mode) {
    modes[row * columns + column] = (byte) mode.number();
  }

  /** Counts all blocks of a macroblock as DC, as when it is not Intra_4x4. */
  void reset(int column, int row) {
    for (int i = 0; i < 4; i++) {
      int start = (row + i) * columns + column;
      Arrays.fill(modes, start, start + 4, DC);
    }
  }

  /** The number of the mode that is expected from the blocks to the left and above (8.3.1.1). */
  int expected(int column, int row) {
    if (column == 0 || row == 0) {
      return DC;
    }
    int at = row * columns + column;
    return Math.min(modes[at - 1], modes[at - columns]);
  }
}
