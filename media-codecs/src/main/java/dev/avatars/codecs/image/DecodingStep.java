package dev.avatars.codecs.image;

import javax.imageio.ImageReadParam;

/**
 * How many pixels a reader goes on after each one that it keeps: 1 for every picture of usual size,
 * more where the decoded samples would not fit into the memory set aside for them.
 *
 * @param pixels the step, from 1
 */
record DecodingStep(int pixels) {
  /** Enough for sixteen megapixels of RGBA. */
  private static final long MOST_BYTES = 1L << 26;

  /** The smallest step that keeps a picture within bounds. */
  static DecodingStep forPicture(long width, long height, int bytesPerPixel) {
    int step = 1;
    while (kept(width, step) * kept(height, step) * bytesPerPixel > MOST_BYTES) {
      step++;
    }
    return new DecodingStep(step);
  }

  /** How many pixels of a side are kept. */
  int kept(long side) {
    return (int) kept(side, pixels);
  }

  /** Where a place on the canvas lies among the pixels that are kept. */
  int scaled(long place) {
    return (int) (place / pixels);
  }

  /** Tells the reader. */
  void applyTo(ImageReadParam parameters) {
    parameters.setSourceSubsampling(pixels, pixels, 0, 0);
  }

  private static long kept(long side, int step) {
    return (side + step - 1) / step;
  }
}
