package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Eye;

/**
 * Shuts one eye: a lid of the skin's own color, taken from above and below the eye, comes down to
 * the lower edge and carries a row of lashes. One instance per thread.
 *
 * <p>The opening is the lens between two parabolas through the corners; lengths are in 1/256 pixel.
 */
final class EyelidPainter {
  private static final int COMPLETE = 256;

  private final YuvPicture portrait;
  private final Eye eye;
  private final Region region;
  private final LidSkin skin;
  private final int lashLuma;
  private final int lash;
  private final Pixel pixel = new Pixel();

  EyelidPainter(YuvPicture portrait, Eye eye) {
    this.portrait = portrait;
    this.eye = eye;
    int reach = eye.halfWidth() * 5 / 4;
    this.region =
        new Region(
                (eye.x() - reach) >> 8,
                (eye.y() - eye.above() * 3 / 2) >> 8,
                ((eye.x() + reach) >> 8) + 1,
                ((eye.y() + eye.below() * 2) >> 8) + 1)
            .within(new Region(0, 0, portrait.width() - 1, portrait.height() - 1))
            .even();
    this.skin = LidSkin.of(portrait, eye, region);
    this.lash = Math.max(150, (eye.above() + eye.below()) * 11 / 100);
    this.lashLuma = Math.min(60, darkest());
  }

  /** All that this painter can change. */
  Region region() {
    return region;
  }

  /** Paints the eye at a closure of 0 (as in the portrait) to 256 (shut). */
  void paint(YuvPicture target, int closure) {
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        pixel.sampleLuma(portrait, x << 8, y << 8);
        pixel.sampleChroma(portrait, x << 8, y << 8);
        if (closure > 0) {
          shut(x, y, closure);
        }
        pixel.store(target, x, y);
      }
    }
  }

  private void shut(int x, int y, int closure) {
    int across = (int) ((((long) x << 8) - eye.x()) * 256 / eye.halfWidth());
    int side = Math.abs(across);
    if (side >= 310) {
      return;
    }
    int bulge = Math.max(0, 256 - (int) (((long) across * across) >> 8));
    int top = eye.y() + cornerDrop() - (((eye.above() + cornerDrop()) * bulge) >> 8);
    int bottom = eye.y() + cornerDrop() + (((eye.below() - cornerDrop()) * bulge) >> 8);
    int edge = top + (int) ((long) (bottom - top) * closure / COMPLETE);
    int fade = Math.min(256, (310 - side) * 256 / 62);
    lid(x, y, top, edge, fade);
    lashes(y, edge, (Math.min(256, closure * 2) * Math.min(256, Math.max(0, 272 - side) * 5)) >> 8);
  }

  /** The corners lie a little below the middle of the iris. */
  private int cornerDrop() {
    return eye.below() / 4;
  }

  private void lid(int x, int y, int top, int edge, int fade) {
    int position = y << 8;
    int soft = Math.max(256, eye.above() * 30 / 100);
    int fromAbove = Math.min(256, (position - (top - soft)) * 256 / soft);
    int fromBelow = Math.min(256, (edge - position + 128) * 256 / 256);
    int share = Math.min(fromAbove, fromBelow);
    if (share > 0) {
      skin.mixInto(pixel, x, y, (share * fade) >> 8);
    }
  }

  private void lashes(int y, int edge, int strength) {
    int away = Math.abs((y << 8) - edge);
    if (away < lash) {
      int share = (Math.min(256, (lash - away) * 320 / lash) * strength * 3 / 4) >> 8;
      pixel.mix(lashLuma, pixel.cb, pixel.cr, Math.min(256, share));
    }
  }

  private int darkest() {
    int darkest = 255;
    for (int y = region.top(); y < region.bottom(); y++) {
      int x = eye.x() >> 8;
      darkest = Math.min(darkest, portrait.luma()[y * portrait.lumaStride() + x] & 0xFF);
    }
    return darkest;
  }
}
