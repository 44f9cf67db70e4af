package dev.avatars.renderer.face;

/**
 * Follows the dark line between the lips from its middle to both corners, and describes it by a
 * parabola (least squares, in whole numbers).
 */
final class LipLine {
  private static final int VALLEY = FacePatch.FACE / 32;
  private static final int FARTHEST = FacePatch.FACE * 34 / 100;
  private static final int LARGEST_GAP = FacePatch.FACE * 3 / 100;

  private final FacePatch patch;
  private final int startX;
  private final int[] rows = new int[2 * FARTHEST + 1];
  private int left;
  private int right;

  private LipLine(FacePatch patch, int startX) {
    this.patch = patch;
    this.startX = startX;
  }

  static LipLine trace(FacePatch patch, int startX, int startY) {
    LipLine line = new LipLine(patch, startX);
    line.rows[FARTHEST] = line.deepest(startX, startY, 3);
    int threshold = line.threshold(startY);
    line.left = line.follow(-1, threshold);
    line.right = line.follow(1, threshold);
    return line;
  }

  int middle() {
    return startX + (left + right) / 2;
  }

  int halfWidth() {
    return (right - left) / 2;
  }

  /** The height of the parabola at the middle, in 1/256 pixel. */
  int heightAtMiddle() {
    return (int) fit()[0];
  }

  /** How much lower the right corner is by slope, in 1/256 pixel. */
  int tilt(int halfWidth) {
    return (int) (fit()[1] * halfWidth / 256);
  }

  /** How much lower both corners are by bend, in 1/256 pixel. */
  int sag(int halfWidth) {
    return (int) (fit()[2] * halfWidth * halfWidth / 65536);
  }

  private int deepest(int x, int y, int reach) {
    int best = y;
    for (int dy = -reach; dy <= reach; dy++) {
      int depth = patch.valley(x, y + dy, VALLEY) - dy * dy;
      if (depth > patch.valley(x, best, VALLEY) - (best - y) * (best - y)) {
        best = y + dy;
      }
    }
    return best;
  }

  private int threshold(int y) {
    int deepest = 1;
    for (int dx = -FacePatch.FACE * 12 / 100; dx <= FacePatch.FACE * 12 / 100; dx++) {
      for (int dy = -2; dy <= 2; dy++) {
        deepest = Math.max(deepest, patch.valley(startX + dx, y + dy, VALLEY));
      }
    }
    return deepest * 30 / 100;
  }

  private int follow(int direction, int threshold) {
    int y = rows[FARTHEST];
    int last = 0;
    for (int step = 1; step <= FARTHEST && step - last <= LARGEST_GAP; step++) {
      int x = startX + direction * step;
      y = deepest(x, y, 1);
      rows[FARTHEST + direction * step] = y;
      if (patch.valley(x, y, VALLEY) >= threshold) {
        last = step;
      }
    }
    return direction * last;
  }

  /** Height, slope and bend (Q8, Q16, Q24 per pixel powers) of the parabola around the middle. */
  private long[] fit() {
    int half = Math.max(4, halfWidth());
    int center = (left + right) / 2;
    // With positions symmetrical around the middle, the odd sums vanish.
    double count = 0;
    double s2 = 0;
    double s4 = 0;
    double t0 = 0;
    double t1 = 0;
    double t2 = 0;
    for (int dx = -half; dx <= half; dx++) {
      int index = Math.max(0, Math.min(rows.length - 1, FARTHEST + center + dx));
      int y = rows[index] == 0 ? rows[FARTHEST] : rows[index];
      double square = (double) dx * dx;
      count++;
      s2 += square;
      s4 += square * square;
      t0 += y;
      t1 += (double) dx * y;
      t2 += square * y;
    }
    double bend = (count * t2 - s2 * t0) / (count * s4 - s2 * s2);
    double height = (t0 - bend * s2) / count;
    double slope = t1 / s2;
    return new long[] {
      StrictMath.round(height * 256),
      StrictMath.round(slope * 65536),
      StrictMath.round(bend * 16777216)
    };
  }
}
