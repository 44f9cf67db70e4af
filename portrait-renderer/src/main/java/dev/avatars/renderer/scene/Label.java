package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.MacroblockMask;
import dev.avatars.codecs.h264.YuvPicture;

/**
 * A dark translucent plate at the foot of the picture that says what the picture is, with a meter
 * of four bars that dance to the voice. The plate is mixed with the portrait once, so that painting
 * it again gives the same pixels. Immutable; may be shared by threads.
 */
final class Label {
  private static final int PLATE_LUMA = 20;
  private static final int INK_LUMA = 228;
  private static final int PORTRAIT_SHARE = 70;
  private static final int PADDING = 6;
  private static final int METER_WIDTH = 14;
  private static final int METER_HEIGHT = 9;
  private static final int[] BAR_SHARES = {6, 9, 8, 5};

  private final String text;
  private final int scale;
  private final Region plate;

  private Label(String text, int scale, Region plate) {
    this.text = text;
    this.scale = scale;
    this.plate = plate;
  }

  /** A label for pictures of this size; empty text gives the meter alone. */
  static Label of(String text, int width, int height) {
    int units = BitmapFont.width(text) + 2 * PADDING + METER_WIDTH;
    int scale = Math.max(1, Math.min(Math.min(width, height) / 240, (width - 8) / units));
    int plateWidth = Math.min(width, units * scale);
    int plateHeight = Math.min(height, (BitmapFont.HEIGHT + PADDING) * scale);
    int left = ((width - plateWidth) / 2) & ~1;
    int top = Math.max(0, height - plateHeight - PADDING * scale) & ~1;
    return new Label(text, scale, new Region(left, top, left + plateWidth, top + plateHeight));
  }

  /** Where the plate is. */
  Region region() {
    return plate;
  }

  /** Mixes the plate and its text into the portrait, once. */
  void paintPlate(YuvPicture portrait) {
    int stride = portrait.lumaStride();
    for (int y = plate.top(); y < plate.bottom(); y++) {
      for (int x = plate.left(); x < plate.right(); x++) {
        if (!isCorner(x, y)) {
          int at = y * stride + x;
          portrait.luma()[at] = (byte) (inked(x, y) ? INK_LUMA : darkened(portrait.luma()[at]));
        }
      }
    }
    grayChroma(portrait);
  }

  /** Copies the plate from a picture that has it, and draws the meter at a level of 0 to 256. */
  void paint(YuvPicture plated, YuvPicture target, int level) {
    copy(plated.luma(), target.luma(), plated.lumaStride(), plate);
    Region half =
        new Region(
            plate.left() / 2, plate.top() / 2, (plate.right() + 1) / 2, (plate.bottom() + 1) / 2);
    copy(plated.cb(), target.cb(), plated.chromaStride(), half);
    copy(plated.cr(), target.cr(), plated.chromaStride(), half);
    for (int bar = 0; bar < BAR_SHARES.length; bar++) {
      paintBar(target, bar, barHeight(level, bar));
    }
  }

  /** Marks the blocks that another level changes. */
  void markMeter(MacroblockMask changed) {
    changed.mark(barLeft(0), plate.top(), METER_WIDTH * scale, plate.height());
  }

  private static int barHeight(int level, int bar) {
    return Math.max(1, Math.min(METER_HEIGHT, level * BAR_SHARES[bar] / 200));
  }

  private int barLeft(int bar) {
    return plate.right() - (METER_WIDTH + 1 - 3 * bar) * scale;
  }

  private void paintBar(YuvPicture target, int bar, int height) {
    int bottom = plate.top() + (2 + METER_HEIGHT) * scale;
    for (int y = Math.max(0, bottom - height * scale); y < bottom; y++) {
      for (int x = Math.max(0, barLeft(bar)); x < barLeft(bar) + 2 * scale; x++) {
        target.luma()[y * target.lumaStride() + x] = (byte) INK_LUMA;
      }
    }
  }

  private boolean inked(int x, int y) {
    int textX = Math.floorDiv(x - plate.left(), scale) - PADDING;
    int textY = Math.floorDiv(y - plate.top(), scale) - PADDING / 2;
    return BitmapFont.inked(text, textX, textY);
  }

  private boolean isCorner(int x, int y) {
    return (x == plate.left() || x == plate.right() - 1)
        && (y == plate.top() || y == plate.bottom() - 1);
  }

  private static int darkened(byte luma) {
    return ((luma & 0xFF) * PORTRAIT_SHARE + PLATE_LUMA * (256 - PORTRAIT_SHARE)) >> 8;
  }

  private void grayChroma(YuvPicture portrait) {
    for (int y = plate.top() / 2; y < (plate.bottom() + 1) / 2; y++) {
      for (int x = plate.left() / 2; x < (plate.right() + 1) / 2; x++) {
        int at = y * portrait.chromaStride() + x;
        portrait.cb()[at] = grayed(portrait.cb()[at]);
        portrait.cr()[at] = grayed(portrait.cr()[at]);
      }
    }
  }

  private static byte grayed(byte chroma) {
    return (byte) (128 + ((((chroma & 0xFF) - 128) * PORTRAIT_SHARE) >> 8));
  }

  private static void copy(byte[] from, byte[] to, int stride, Region region) {
    for (int y = region.top(); y < region.bottom(); y++) {
      int start = y * stride + region.left();
      System.arraycopy(from, start, to, start, region.width());
    }
  }
}
