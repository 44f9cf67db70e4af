package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Eye;

/**
 * The skin of a closed lid: for each column the color between lid and brow, blending downward into
 * the color below the eye. Lashes and creases are left out by taking the median of what is there.
 */
final class LidSkin {
  private final Region region;
  private final int[] upperLuma;
  private final int[] upperCb;
  private final int[] upperCr;
  private final int[] lowerLuma;
  private final int[] lowerCb;
  private final int[] lowerCr;

  private LidSkin(Region region) {
    this.region = region;
    int width = region.width();
    this.upperLuma = new int[width];
    this.upperCb = new int[width];
    this.upperCr = new int[width];
    this.lowerLuma = new int[width];
    this.lowerCb = new int[width];
    this.lowerCr = new int[width];
  }

  static LidSkin of(YuvPicture portrait, Eye eye, Region region) {
    LidSkin skin = new LidSkin(region);
    int reach = Math.max(1, (eye.halfWidth() / 4) >> 8);
    int above = (eye.y() - eye.above() * 5 / 4) >> 8;
    int below = (eye.y() + eye.below() * 3 / 2) >> 8;
    int depth = Math.max(1, (eye.above() * 2 / 5) >> 8);
    for (int i = 0; i < region.width(); i++) {
      int x = region.left() + i;
      Swatch upper = Swatch.brightHalf(portrait, x, above, reach, depth);
      Swatch lower = Swatch.brightHalf(portrait, x, below, reach, depth);
      // The brow bone catches light that a closed lid does not.
      skin.upperLuma[i] = Math.min(upper.luma(), lower.luma());
      skin.upperCb[i] = upper.cb();
      skin.upperCr[i] = upper.cr();
      skin.lowerLuma[i] = lower.luma();
      skin.lowerCb[i] = lower.cb();
      skin.lowerCr[i] = lower.cr();
    }
    return skin;
  }

  /** Lets {@code share} of 256 of the lid's color into a pixel. */
  void mixInto(Pixel pixel, int x, int y, int share) {
    int i = x - region.left();
    int down = Math.max(0, Math.min(256, (y - region.top()) * 256 / Math.max(1, region.height())));
    // A lid is round: a little light on its middle, a little shade under the brow.
    int light = -4 - Math.abs(down - 140) * 16 / 140;
    pixel.mix(
        Math.min(235, between(upperLuma[i], lowerLuma[i], down) + light),
        between(upperCb[i], lowerCb[i], down),
        between(upperCr[i], lowerCr[i], down),
        share);
  }

  private static int between(int upper, int lower, int down) {
    return upper + (((lower - upper) * down) >> 8);
  }
}
