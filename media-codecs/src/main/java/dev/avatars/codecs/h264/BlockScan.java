package dev.avatars.codecs.h264;

/** The orders in which blocks and coefficients are visited. */
final class BlockScan {
  /** The 4x4 luma blocks of a macroblock. */
  static final int LUMA_BLOCKS = 16;

  /** The 4x4 blocks of a chroma plane of a macroblock. */
  static final int CHROMA_BLOCKS = 4;

  /** The coefficients of a 4x4 block. */
  static final int COEFFICIENTS = 16;

  /** Figure 8-8 (a): the raster index of each coefficient in zig-zag order. */
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  private BlockScan() {}

  /** The raster index (4 * y + x) of a coefficient in zig-zag order. */
  static int zigzag(int index) {
    return ZIGZAG[index];
  }

  /** The column of a 4x4 luma block in its macroblock, 0 to 3 (6.4.3). */
  static int column(int block) {
    return (block & 1) | (block >> 1 & 2);
  }

  /** The row of a 4x4 luma block in its macroblock, 0 to 3 (6.4.3). */
  static int row(int block) {
    return (block >> 1 & 1) | (block >> 2 & 2);
  }
}
