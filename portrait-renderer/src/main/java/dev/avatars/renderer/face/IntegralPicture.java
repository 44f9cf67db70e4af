package dev.avatars.renderer.face;

/**
 * Sums of all pixels above and left of each corner, so that the sum over any rectangle costs four
 * look-ups (Crow, "Summed-area tables for texture mapping", 1984).
 */
final class IntegralPicture {
  private final int stride;
  private final int[] sums;

  private IntegralPicture(int stride, int[] sums) {
    this.stride = stride;
    this.sums = sums;
  }

  static IntegralPicture of(GrayPicture picture) {
    int stride = picture.width() + 1;
    int[] sums = new int[stride * (picture.height() + 1)];
    for (int y = 0; y < picture.height(); y++) {
      int row = 0;
      for (int x = 0; x < picture.width(); x++) {
        row += picture.at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return new IntegralPicture(stride, sums);
  }

  /** The sum over a rectangle that lies inside of the picture. */
  int sum(int x, int y, int width, int height) {
    int top = y * stride + x;
    int bottom = top + height * stride;
    return sums[top] - sums[top + width] - sums[bottom] + sums[bottom + width];
  }
}
