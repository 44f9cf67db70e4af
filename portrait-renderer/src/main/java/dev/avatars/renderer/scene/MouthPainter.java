package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.renderer.face.Mouth;

/**
 * Paints the part of a face that speech moves: the portrait's own lips and chin, displaced as
 * {@link MouthShape} says, and {@link MouthCavity} between the lips. One instance per thread.
 */
final class MouthPainter {
  private static final int SHADED_LIP = 3;
  private static final int LIP_SHADE = 48;

  private final YuvPicture portrait;
  private final MouthShape shape;
  private final MouthCavity cavity;
  private final Region region;
  private final int shade;
  private final int teethEdge;
  private final Pixel pixel = new Pixel();
  private final Run run = new Run();

  MouthPainter(YuvPicture portrait, Mouth mouth, FaceGeometry face) {
    this.portrait = portrait;
    this.shape = new MouthShape(mouth, face);
    this.cavity = new MouthCavity(MouthColors.of(portrait, mouth, face), mouth, face);
    this.region = shape.region().within(paintable(portrait)).even();
    this.shade = Math.max(256, face.eyesToMouth() * SHADED_LIP / 100);
    this.teethEdge = face.eyesToMouth() * 3 / 100;
  }

  /** A pixel is read with its right and its lower neighbor, so that the last two are left alone. */
  private static Region paintable(YuvPicture portrait) {
    return new Region(0, 0, (portrait.width() - 2) & ~1, (portrait.height() - 2) & ~1);
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
    paintRest(target, x, region.top(), end(0));
    int from = end(0);
    for (int landmark = 0; landmark < MouthShape.LANDMARKS - 1; landmark++) {
      int end = end(landmark + 1);
      if (landmark == MouthShape.UPPER_EDGE) {
        paintCavity(target, x, from, end);
      } else {
        paintSkin(target, x, from, end, landmark);
      }
      from = Math.max(from, end);
    }
    paintRest(target, x, from, region.bottom());
    shadeLips(target, x);
  }

  /** The first row at or below a landmark, within the region. */
  private int end(int landmark) {
    int row = (shape.now(landmark) + 255) >> 8;
    return Math.max(region.top(), Math.min(region.bottom(), row));
  }

  /** Copies what no landmark moves. */
  private void paintRest(YuvPicture target, int x, int from, int end) {
    int one = 1 << Run.BITS;
    run.set(Math.max(0, end - from), x << Run.BITS, from << Run.BITS, 0, one);
    run.paintColumn(portrait, target, x, from);
  }

  /** Paints the rows from one landmark to the next, which the skin covers evenly. */
  private void paintSkin(YuvPicture target, int x, int from, int end, int landmark) {
    int top = shape.now(landmark);
    int length = shape.now(landmark + 1) - top;
    if (end <= from || length <= 0) {
      return;
    }
    int first = (from << 8) - top;
    int last = (end << 8) - top;
    int portraitTop = shape.portrait(landmark);
    int portraitLength = shape.portrait(landmark + 1) - portraitTop;
    int left = shape.portraitX(x, landmark);
    int lean = shape.portraitX(x, landmark + 1) - left;
    run.between(
        portrait,
        end - from,
        along(left, lean, first, length),
        along(portraitTop, portraitLength, first, length),
        along(left, lean, last, length),
        along(portraitTop, portraitLength, last, length));
    run.paintColumn(portrait, target, x, from);
  }

  /** The point at {@code part} of {@code whole} on a stretch, in the units of a run. */
  private static int along(int start, int stretch, int part, int whole) {
    return (start << 4) + (int) (((long) stretch << 4) * part / whole);
  }

  private void paintCavity(YuvPicture target, int x, int from, int end) {
    int upper = shape.now(MouthShape.UPPER_EDGE);
    int lower = shape.now(MouthShape.UPPER_EDGE + 1);
    int line = shape.portrait(MouthShape.UPPER_EDGE);
    int portraitX = shape.portraitX(x, MouthShape.UPPER_EDGE);
    for (int y = from; y < end; y++) {
      int fromUpper = (y << 8) - upper;
      int fromLower = lower - (y << 8);
      int lip = line + (fromUpper < fromLower ? -96 : 96);
      pixel.sampleLuma(portrait, portraitX, lip);
      pixel.sampleChroma(portrait, portraitX, lip);
      cavity.paint(pixel, shape.across(x), line + teethEdge - (y << 8), fromUpper, fromLower);
      pixel.store(target, x, y);
    }
  }

  /** Lips turn inward at the opening and leave the light. */
  private void shadeLips(YuvPicture target, int x) {
    int upper = shape.now(MouthShape.UPPER_EDGE);
    int lower = shape.now(MouthShape.UPPER_EDGE + 1);
    int gap = lower - upper;
    if (gap <= 256) {
      return;
    }
    int depth = (Math.min(256, gap >> 2) * LIP_SHADE) >> 8;
    for (int y = end(MouthShape.UPPER_EDGE) - 1; (y << 8) > upper - shade; y--) {
      shade(target, x, y, depth * (shade - (upper - (y << 8))) / shade);
    }
    for (int y = end(MouthShape.UPPER_EDGE + 1); (y << 8) < lower + shade; y++) {
      shade(target, x, y, depth * (shade - ((y << 8) - lower)) / shade);
    }
  }

  private void shade(YuvPicture target, int x, int y, int depth) {
    if (y >= region.top() && y < region.bottom()) {
      int at = y * target.lumaStride() + x;
      int luma = target.luma()[at] & 0xFF;
      target.luma()[at] = (byte) (16 + (((luma - 16) * (256 - depth)) >> 8));
    }
  }
}
