package dev.avatars.renderer.scene;

import dev.avatars.renderer.face.Mouth;
import dev.avatars.renderer.face.Mouth.Teeth;

/**
 * What is seen between open lips: a dark throat, the tongue below, and the upper teeth above unless
 * the portrait shows its own. Lengths are in 1/256 pixel.
 */
final class MouthCavity {
  private static final int LIP_SHADOW = 300;

  private final MouthColors colors;
  private final int unit;
  private final boolean drawsTeeth;

  MouthCavity(MouthColors colors, Mouth mouth, FaceGeometry face) {
    this.colors = colors;
    this.unit = face.eyesToMouth();
    this.drawsTeeth = mouth.teeth() == Teeth.HIDDEN;
  }

  /**
   * Paints one pixel over the lip that is there.
   *
   * @param lip the color of the nearer lip, which becomes the result
   * @param across how far from the middle, where 256 is a corner
   * @param teethEdge how far below the pixel the upper teeth end, negative above
   * @param fromUpper how far below the upper lip
   * @param fromLower how far above the lower lip
   */
  void paint(Pixel lip, int across, int teethEdge, int fromUpper, int fromLower) {
    int gap = fromUpper + fromLower;
    int side = Math.min(256, Math.abs(across));
    int inside = Math.min(256, Math.min(fromUpper, fromLower) * 256 / LIP_SHADOW);
    int lipLuma = lip.luma;
    int lipCb = lip.cb;
    int lipCr = lip.cr;
    throat(lip, side);
    tongue(lip, side, gap, fromLower);
    if (drawsTeeth) {
      teeth(lip, across, side, gap, teethEdge);
    }
    lip.darken(256 - 70 * shadow(fromUpper) / 256);
    lip.mix(lipLuma, lipCb, lipCr, 256 - inside);
  }

  private void throat(Pixel pixel, int side) {
    pixel.set(
        colors.cavityLuma() - side / 24,
        128 + colors.blueness() / 3,
        128 + Math.max(0, colors.redness()) * 3 / 4);
  }

  /** A mound that rises from the lower lip, higher in the middle. */
  private void tongue(Pixel pixel, int side, int gap, int fromLower) {
    int height = gap * 44 / 100 - (int) ((long) gap * side * side / 230_000);
    int below = height - fromLower;
    int soft = unit * 5 / 100 + 1;
    if (below <= 0 || gap < unit * 7 / 100) {
      return;
    }
    int share =
        (Math.min(256, below * 256 / soft) * Math.min(256, (gap * 100 / unit - 7) * 40)) >> 8;
    int light = 256 - Math.min(96, below * 96 / Math.max(1, height));
    pixel.mix(
        16 + (((colors.tongueLuma() - 16) * light) >> 8),
        128 + colors.blueness() / 2,
        128 + Math.max(0, colors.redness()) * 5 / 4,
        share);
  }

  /** The upper teeth hang from the upper jaw, which stays: opening lips uncover them. */
  private void teeth(Pixel pixel, int across, int side, int gap, int teethEdge) {
    int edge = teethEdge - ((unit * 5 * ((side * side) >> 8) / 100) >> 8);
    if (edge <= -128 || side > 224) {
      return;
    }
    int share = Math.min(256, (edge + 128) * 256 / 320);
    int fadeIn = Math.min(256, gap * 256 / Math.max(1, unit * 7 / 100));
    int light = 256 - side * side * 110 / 65536 - notch(across);
    int fadeOut = Math.min(256, (224 - side) * 6);
    pixel.mix(
        16 + (((colors.teethLuma() - 16) * light) >> 8),
        128 + colors.blueness() / 4,
        128 + colors.redness() / 5,
        share * fadeIn / 256 * fadeOut / 256);
  }

  /** A faint line between neighboring teeth, where they are wide enough to show one. */
  private int notch(int across) {
    if (unit < 60 << 8) {
      return 0;
    }
    int tooth = 58;
    int within = Math.floorMod(across + tooth * 8, tooth);
    int fromGap = Math.min(within, tooth - within);
    return fromGap >= 8 ? 0 : (8 - fromGap) * 5;
  }

  private int shadow(int fromUpper) {
    int reach = unit * 6 / 100 + 1;
    return Math.max(0, 256 - fromUpper * 256 / reach);
  }
}
