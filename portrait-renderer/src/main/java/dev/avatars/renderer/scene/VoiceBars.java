package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;

/**
 * What speaks when a picture has no face: a row of round white bars above the label that grow with
 * the voice from the middle outward. Immutable; may be shared by threads.
 */
final class VoiceBars {
  private static final int BARS = 9;
  private static final int LUMA = 232;
  private static final int SHARE = 216;
  private static final int[] REACH = {70, 120, 165, 215, 256, 225, 180, 130, 80};

  private final YuvPicture portrait;
  private final int thickness;
  private final int middleX;
  private final int middleY;
  private final int tallest;

  private VoiceBars(YuvPicture portrait, int thickness, int middleY) {
    this.portrait = portrait;
    this.thickness = thickness;
    this.middleX = portrait.width() / 2;
    this.middleY = middleY;
    this.tallest = thickness * 8;
  }

  /** Bars over a portrait, above a row that belongs to the label. */
  static VoiceBars above(int labelTop, YuvPicture portrait) {
    int thickness = Math.max(2, Math.min(portrait.width(), portrait.height()) / 56);
    int middleY = Math.max(5 * thickness, labelTop - 6 * thickness);
    return new VoiceBars(portrait, thickness, middleY);
  }

  /** All that the bars can cover. */
  Region region() {
    int half = thickness * BARS;
    return new Region(
            middleX - half, middleY - tallest / 2 - 1, middleX + half, middleY + tallest / 2 + 1)
        .within(new Region(0, 0, portrait.width(), portrait.height()))
        .even();
  }

  /** Paints the bars for a level of 0 to 256. */
  void paint(YuvPicture target, int level) {
    Region region = region();
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        paint(target, x, y, (coverage(x, y, level) * SHARE) >> 8);
      }
    }
  }

  /** Marks the blocks that another level changes. */
  void mark(MacroblockMask changed) {
    Region region = region();
    changed.mark(region.left(), region.top(), region.width(), region.height());
  }

  private void paint(YuvPicture target, int x, int y, int share) {
    int at = y * portrait.lumaStride() + x;
    target.luma()[at] = mix(portrait.luma()[at], LUMA, share);
    if (((x | y) & 1) == 0) {
      int chroma = y / 2 * portrait.chromaStride() + x / 2;
      target.cb()[chroma] = mix(portrait.cb()[chroma], 128, share);
      target.cr()[chroma] = mix(portrait.cr()[chroma], 128, share);
    }
  }

  /** How much of a pixel is covered, 0 to 256: bars with round ends, soft by a pixel. */
  private int coverage(int x, int y, int level) {
    int pitch = 2 * thickness;
    int fromLeft = x - (middleX - pitch * BARS / 2);
    int bar = Math.floorDiv(fromLeft, pitch);
    if (bar < 0 || bar >= BARS) {
      return 0;
    }
    int half = thickness * 128;
    int dx = Math.abs((fromLeft - bar * pitch) * 256 + 128 - pitch * 128);
    int straight = (tallest * 128 - half) * ((level * REACH[bar]) >> 8) / 256;
    int dy = Math.max(0, Math.abs((y - middleY) * 256 + 128) - straight);
    int away = (int) StrictMath.sqrt((double) dx * dx + (double) dy * dy);
    return Math.max(0, Math.min(256, half - away + 128));
  }

  private static byte mix(byte from, int to, int share) {
    int value = from & 0xFF;
    return (byte) (value + (((to - value) * share) >> 8));
  }
}
