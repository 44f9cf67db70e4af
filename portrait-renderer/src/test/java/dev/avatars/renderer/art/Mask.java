package dev.avatars.renderer.art;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much of each pixel a shape covers, 0 to 1, within the rectangle that it touches. */
final class Mask {
  private static final int SUB_ROWS = 5;
  private static final int BLUR_PASSES = 3;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[] cover;

  private Mask(int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = Math.max(0, width);
    this.height = Math.max(0, height);
    this.cover = new float[this.width * this.height];
  }

  /** The cover of an outline at so many pixels per canvas unit (non-zero winding). */
  static Mask of(Outline outline, double scale) {
    double[] bounds = bounds(outline);
    int left = (int) Math.floor(bounds[0] * scale) - 1;
    int top = (int) Math.floor(bounds[1] * scale) - 1;
    Mask mask =
        new Mask(
            left,
            top,
            (int) Math.ceil(bounds[2] * scale) + 2 - left,
            (int) Math.ceil(bounds[3] * scale) + 2 - top);
    for (int row = 0; row < mask.height * SUB_ROWS; row++) {
      mask.coverSubRow(outline, scale, row);
    }
    return mask;
  }

  /** The same shape with an edge softened over about so many pixels. */
  Mask blurred(int radius) {
    int margin = BLUR_PASSES * radius;
    Mask blurred = new Mask(left - margin, top - margin, width + 2 * margin, height + 2 * margin);
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          cover, y * width, blurred.cover, (y + margin) * blurred.width + margin, width);
    }
    for (int pass = 0; pass < BLUR_PASSES; pass++) {
      for (int y = 0; y < blurred.height; y++) {
        blurred.blurLine(y * blurred.width, 1, blurred.width, radius);
      }
      for (int x = 0; x < blurred.width; x++) {
        blurred.blurLine(x, blurred.width, blurred.height, radius);
      }
    }
    return blurred;
  }

  /** Where both shapes are. */
  Mask within(Mask other) {
    Mask result = new Mask(left, top, width, height);
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] != 0) {
        result.cover[i] = cover[i] * other.at(left + i % width, top + i / width);
      }
    }
    return result;
  }

  /** Where this shape is and the other is not. */
  Mask without(Mask other) {
    Mask result = new Mask(left, top, width, height);
    for (int i = 0; i < cover.length; i++) {
      if (cover[i] != 0) {
        result.cover[i] = cover[i] * (1 - other.at(left + i % width, top + i / width));
      }
    }
    return result;
  }

  /** The cover of a pixel anywhere. */
  float at(int x, int y) {
    boolean inside = x >= left && x < left + width && y >= top && y < top + height;
    return inside ? cover[(y - top) * width + x - left] : 0;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  private static double[] bounds(Outline outline) {
    double[] bounds = {1e9, 1e9, -1e9, -1e9};
    for (Outline.Point p : outline.points()) {
      bounds[0] = Math.min(bounds[0], p.x());
      bounds[1] = Math.min(bounds[1], p.y());
      bounds[2] = Math.max(bounds[2], p.x());
      bounds[3] = Math.max(bounds[3], p.y());
    }
    return bounds;
  }

  /** Where a sub-row's ray meets the outline, and whether the outline goes down or up there. */
  private record Crossing(double x, int direction) implements Comparable<Crossing> {
    @Override
    public int compareTo(Crossing other) {
      return Double.compare(x, other.x);
    }
  }

  private void coverSubRow(Outline outline, double scale, int subRow) {
    double y = top + (subRow + 0.5) / SUB_ROWS;
    List<Crossing> crossings = crossings(outline, scale, y);
    int winding = 0;
    for (int i = 0; i + 1 < crossings.size(); i++) {
      winding += crossings.get(i).direction();
      if (winding != 0) {
        coverSpan(subRow / SUB_ROWS, crossings.get(i).x() - left, crossings.get(i + 1).x() - left);
      }
    }
  }

  private static List<Crossing> crossings(Outline outline, double scale, double y) {
    List<Crossing> crossings = new ArrayList<>();
    List<Outline.Point> points = outline.points();
    Outline.Point from = points.get(points.size() - 1);
    for (Outline.Point to : points) {
      double fromY = from.y() * scale;
      double toY = to.y() * scale;
      if ((fromY <= y) != (toY <= y)) {
        double x = (from.x() + (to.x() - from.x()) * (y - fromY) / (toY - fromY)) * scale;
        crossings.add(new Crossing(x, fromY <= y ? 1 : -1));
      }
      from = to;
    }
    Collections.sort(crossings);
    return crossings;
  }

  private void coverSpan(int row, double from, double to) {
    int first = (int) Math.floor(from);
    int last = (int) Math.floor(to);
    for (int x = Math.max(0, first); x <= Math.min(width - 1, last); x++) {
      double part = Math.min(to, x + 1) - Math.max(from, x);
      cover[row * width + x] += (float) (Math.max(0, part) / SUB_ROWS);
    }
  }

  private void blurLine(int start, int step, int count, int radius) {
    float[] line = new float[count];
    double sum = 0;
    for (int i = -radius; i < count; i++) {
      sum += i + radius < count ? cover[start + (i + radius) * step] : 0;
      sum -= i - radius - 1 >= 0 ? cover[start + (i - radius - 1) * step] : 0;
      if (i >= 0) {
        line[i] = (float) (sum / (2 * radius + 1));
      }
    }
    for (int i = 0; i < count; i++) {
      cover[start + i * step] = line[i];
    }
  }
}
