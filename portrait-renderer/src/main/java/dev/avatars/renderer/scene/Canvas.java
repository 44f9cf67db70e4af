package dev.avatars.renderer.scene;

import dev.avatars.codecs.image.Picture;
import java.util.Arrays;

/**
 * A sheet for soft ellipses and bitmap text, drawn without the machine's graphics so that it looks
 * the same everywhere. Positions are in units around the middle of the sheet. Not thread-safe.
 */
final class Canvas {
  private static final int INK = 0xF2F4F6;

  private final int width;
  private final int height;
  private final double middle;
  private final double top;
  private final double unit;
  private final int[] pixels;

  Canvas(int width, int height, double middle, double top, double unit) {
    this.width = width;
    this.height = height;
    this.middle = middle;
    this.top = top;
    this.unit = unit;
    this.pixels = new int[width * height];
  }

  /** The length of one unit in pixels. */
  double unit() {
    return unit;
  }

  Picture picture() {
    return Picture.of(width, height, pixels);
  }

  void fill(int color) {
    Arrays.fill(pixels, color);
  }

  /** An ellipse around a point, whose edge fades over {@code soft} units. */
  void ellipse(double x, double y, double radiusX, double radiusY, double soft, int color) {
    double centerX = middle + x * unit;
    double centerY = top + y * unit;
    double fade = StrictMath.max(1, soft * unit);
    double reach = 1 + fade / (2 * radiusY * unit);
    int reachX = (int) (radiusX * unit * reach) + 1;
    int reachY = (int) (radiusY * unit * reach) + 1;
    int bottom = Math.min(height - 1, (int) centerY + reachY);
    int right = Math.min(width - 1, (int) centerX + reachX);
    for (int row = Math.max(0, (int) centerY - reachY); row <= bottom; row++) {
      for (int column = Math.max(0, (int) centerX - reachX); column <= right; column++) {
        double dx = (column + 0.5 - centerX) / (radiusX * unit);
        double dy = (row + 0.5 - centerY) / (radiusY * unit);
        double beyond = (StrictMath.sqrt(dx * dx + dy * dy) - 1) * radiusY * unit;
        double share = StrictMath.max(0, StrictMath.min(1, 0.5 - beyond / fade));
        mix(column, row, color, (int) (256 * share));
      }
    }
  }

  /** A centered line of text at a height in pixels, each of its dots {@code scale} pixels wide. */
  void text(String text, int fromTop, int scale) {
    int left = (width - BitmapFont.width(text) * scale) / 2;
    for (int row = 0; row < BitmapFont.HEIGHT * scale; row++) {
      for (int column = 0; column < BitmapFont.width(text) * scale; column++) {
        if (BitmapFont.inked(text, column / scale, row / scale)) {
          mix(left + column, fromTop + row, INK, 256);
        }
      }
    }
  }

  private void mix(int x, int y, int color, int share) {
    if (x >= 0 && x < width && y >= 0 && y < height) {
      int under = pixels[y * width + x];
      int mixed = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = under >> shift & 0xFF;
        mixed |= (from + ((((color >> shift & 0xFF) - from) * share) >> 8)) << shift;
      }
      pixels[y * width + x] = mixed;
    }
  }
}
