package dev.avatars.renderer.art;

/** A square canvas of 1000 by 1000 units that is painted layer over layer. */
final class Easel {
  static final double UNITS = 1000;

  private final int side;
  private final double scale;
  private final float[] channels;

  /** A canvas of so many pixels on each side. */
  Easel(int side) {
    this.side = side;
    this.scale = side / UNITS;
    this.channels = new float[side * side * 3];
  }

  int side() {
    return side;
  }

  /** The outline with a sharp edge. */
  Mask mask(Outline outline) {
    return Mask.of(outline, scale);
  }

  /** The outline with an edge softened over about so many units. */
  Mask soft(Outline outline, double radius) {
    return mask(outline).blurred(Math.max(1, (int) Math.round(radius * scale)));
  }

  void fill(Outline outline, Paint paint) {
    lay(mask(outline), paint, 1);
  }

  void fill(Outline outline, Tint tint) {
    lay(mask(outline), Paint.flat(tint), 1);
  }

  void lay(Mask mask, Tint tint, double opacity) {
    lay(mask, Paint.flat(tint), opacity);
  }

  void lay(Mask mask, Paint paint, double opacity) {
    for (int y = Math.max(0, mask.top()); y < Math.min(side, mask.bottom()); y++) {
      for (int x = Math.max(0, mask.left()); x < Math.min(side, mask.right()); x++) {
        double cover = Math.min(1, mask.at(x, y)) * opacity;
        if (cover > 0) {
          blend((y * side + x) * 3, paint.at((x + 0.5) / scale, (y + 0.5) / scale), cover);
        }
      }
    }
  }

  /** The finished pixels as {@code 0xRRGGBB}. */
  int[] pixels() {
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (level(3 * i) << 16) | (level(3 * i + 1) << 8) | level(3 * i + 2);
    }
    return pixels;
  }

  private void blend(int at, Tint tint, double cover) {
    channels[at] += (float) ((tint.red() - channels[at]) * cover);
    channels[at + 1] += (float) ((tint.green() - channels[at + 1]) * cover);
    channels[at + 2] += (float) ((tint.blue() - channels[at + 2]) * cover);
  }

  private int level(int at) {
    return Math.max(0, Math.min(255, Math.round(channels[at] * 255)));
  }
}
