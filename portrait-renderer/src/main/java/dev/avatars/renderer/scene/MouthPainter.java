package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Mouth;

/**
 * Paints the part of a face that speech moves: the portrait's own lips and chin, displaced as
 * {@link MouthShape} says, and {@link MouthCavity} between the lips. One instance per thread.
 */
final class MouthPainter {
  private static final int SHADED_LIP = 3;

  private final YuvPicture portrait;
  private final MouthShape shape;
  private final MouthCavity cavity;
  private final Region region;
  private final int shade;
  private final int teethEdge;
  private final Pixel pixel = new Pixel();

  MouthPainter(YuvPicture portrait, Mouth mouth, FaceGeometry face) {
    this.portrait = portrait;
    this.shape = new MouthShape(mouth, face);
    this.cavity = new MouthCavity(MouthColors.of(portrait, mouth, face), mouth, face);
    this.region =
        shape
            .region()
            .within(new Region(0, 0, portrait.width() - 1, portrait.height() - 1))
            .even();
    this.shade = Math.max(256, face.eyesToMouth() * SHADED_LIP / 100);
    this.teethEdge = face.eyesToMouth() * 3 / 100;
  }

  /** All that this painter can change. */
  Region region() {
    return region;
  }

  /** Paints the mouth at an openness of 0 to 256 and a spread of -64 to 64. */
  void paint(YuvPicture target, int openness, int spread) {
    shape.open(openness, spread);
    for (int x = region.left(); x < region.right(); x++) {
      shape.column(x);
      paintColumn(target, x);
    }
  }

  private void paintColumn(YuvPicture target, int x) {
    int landmark = -1;
    for (int y = region.top(); y < region.bottom(); y++) {
      while (landmark + 1 < MouthShape.LANDMARKS && shape.now(landmark + 1) <= y << 8) {
        landmark++;
      }
      if (landmark == MouthShape.UPPER_EDGE) {
        paintCavity(x, y);
      } else {
        paintSkin(x, y, landmark);
      }
      store(target, x, y);
    }
  }

  private void paintSkin(int x, int y, int landmark) {
    int portraitY = portraitY(y << 8, landmark);
    pixel.sample(portrait, shape.portraitX(x, portraitY), portraitY);
    int gap = shape.now(MouthShape.UPPER_EDGE + 1) - shape.now(MouthShape.UPPER_EDGE);
    int toEdge =
        landmark < MouthShape.UPPER_EDGE
            ? shape.now(MouthShape.UPPER_EDGE) - (y << 8)
            : (y << 8) - shape.now(MouthShape.UPPER_EDGE + 1);
    if (gap > 256 && toEdge < shade) {
      // Lips turn inward at the opening and leave the light.
      pixel.darken(256 - (shade - toEdge) * 48 / shade * Math.min(256, gap >> 2) / 256);
    }
  }

  private int portraitY(int y, int landmark) {
    if (landmark < 0 || landmark >= MouthShape.LANDMARKS - 1) {
      return y;
    }
    int from = shape.now(landmark);
    int length = shape.now(landmark + 1) - from;
    int original = shape.portrait(landmark + 1) - shape.portrait(landmark);
    return shape.portrait(landmark) + (int) ((long) (y - from) * original / length);
  }

  private void paintCavity(int x, int y) {
    int upper = shape.now(MouthShape.UPPER_EDGE);
    int lower = shape.now(MouthShape.UPPER_EDGE + 1);
    int line = shape.portrait(MouthShape.UPPER_EDGE);
    int fromUpper = (y << 8) - upper;
    int fromLower = lower - (y << 8);
    int lip = line + (fromUpper < fromLower ? -96 : 96);
    pixel.sample(portrait, shape.portraitX(x, lip), lip);
    cavity.paint(pixel, shape.across(x), line + teethEdge - (y << 8), fromUpper, fromLower);
  }

  private void store(YuvPicture target, int x, int y) {
    target.luma()[y * target.lumaStride() + x] = (byte) pixel.luma;
    if (((x | y) & 1) == 0) {
      int at = y / 2 * target.chromaStride() + x / 2;
      target.cb()[at] = (byte) pixel.cb;
      target.cr()[at] = (byte) pixel.cr;
    }
  }
}
