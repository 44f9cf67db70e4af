package dev.avatars.codecs.image;

/** Opaque pixels that can be had row by row, so that a large picture need not exist twice. */
interface PixelRows {
  int width();

  int height();

  /** Fills the start of {@code target} with one row of {@code 0xRRGGBB}. */
  void readRow(int row, int[] target);
}
