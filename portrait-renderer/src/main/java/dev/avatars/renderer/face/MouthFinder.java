package dev.avatars.renderer.face;

import dev.avatars.renderer.face.Mouth.Teeth;

/**
 * Finds the line between the lips: a dark valley that runs across, below the eyes by about the
 * distance between them, with red on both of its sides.
 *
 * <p>The shadow under the lower lip is a valley too, and often the deeper one. It is told apart by
 * its missing red below, and of two valleys of equal depth the upper one is the mouth.
 */
final class MouthFinder {
  private static final int VALLEY = FacePatch.FACE / 32;
  private static final int HALF_PROBE = FacePatch.FACE * 15 / 100;
  private static final int NARROWEST = FacePatch.FACE * 15 / 100;
  private static final int WIDEST = FacePatch.FACE * 28 / 100;

  private final FacePatch patch;
  private final int expectedX;
  private final int expectedY;
  private final int cheekDistance;

  private MouthFinder(FacePatch patch, Eye left, Eye right) {
    this.patch = patch;
    int apart = right.x() - left.x();
    int lower = right.y() - left.y();
    this.cheekDistance = (apart * 45 / 100) >> 8;
    this.expectedX = ((left.x() + right.x()) / 2 - lower) >> 8;
    this.expectedY = ((left.y() + right.y()) / 2 + apart) >> 8;
  }

  static MouthFinder in(FacePatch patch, Eye left, Eye right) {
    return new MouthFinder(patch, left, right);
  }

  /** The mouth, in the patch's units. */
  Mouth mouth() {
    int row = bestRow();
    LipLine line = LipLine.trace(patch, expectedX, row);
    return TeethBand.near(patch, line.middle(), row, cheekDistance)
        .map(teeth -> smile(line, teeth))
        .orElseGet(() -> closed(line));
  }

  private Mouth closed(LipLine line) {
    int halfWidth = width(line);
    return new Mouth(
        middle(line) << 8,
        line.heightAtMiddle(),
        halfWidth << 8,
        line.tilt(halfWidth),
        line.sag(halfWidth),
        Teeth.HIDDEN);
  }

  /** Teeth in sight belong to the upper jaw, so that the mouth opens below them. */
  private Mouth smile(LipLine line, TeethBand teeth) {
    int halfWidth = width(line);
    int corners = line.heightAtMiddle() + line.sag(halfWidth);
    int bottom = (teeth.bottom() + 1) << 8;
    return new Mouth(
        middle(line) << 8,
        bottom,
        halfWidth << 8,
        line.tilt(halfWidth),
        Math.min(0, corners - bottom),
        Teeth.SHOWN);
  }

  /** A corner lost in shadow must not pull the mouth aside. */
  private int middle(LipLine line) {
    int farthest = FacePatch.FACE * 3 / 100;
    return Math.max(expectedX - farthest, Math.min(expectedX + farthest, line.middle()));
  }

  private static int width(LipLine line) {
    return Math.max(NARROWEST, Math.min(WIDEST, line.halfWidth()));
  }

  private int bestRow() {
    int reach = FacePatch.FACE * 14 / 100;
    int best = expectedY;
    int bestScore = Integer.MIN_VALUE;
    for (int y = expectedY - reach; y <= expectedY + reach; y++) {
      int score = rowScore(y);
      if (score > bestScore) {
        bestScore = score;
        best = y;
      }
    }
    return best;
  }

  int rowScore(int y) {
    int away = Math.abs(y - expectedY) * 100 / FacePatch.FACE;
    return depth(y) * 16 + 24 * lips(y) - away * away * 3;
  }

  int depth(int y) {
    int sum = 0;
    for (int dx = -HALF_PROBE; dx <= HALF_PROBE; dx++) {
      sum += patch.valley(expectedX + dx, y, VALLEY);
    }
    return sum / (2 * HALF_PROBE + 1);
  }

  /** The lesser redness of the stripes above and below a row, compared with the cheeks. */
  int lips(int y) {
    int cheeks =
        (redness(expectedX - HALF_PROBE * 2, y) + redness(expectedX + HALF_PROBE * 2, y)) / 2;
    int above = redness(expectedX, y - VALLEY);
    int below = redness(expectedX, y + VALLEY);
    return Math.max(-10, Math.min(20, Math.min(above, below) - cheeks));
  }

  private int redness(int x, int y) {
    int sum = 0;
    int count = 0;
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -HALF_PROBE / 2; dx <= HALF_PROBE / 2; dx += 2) {
        sum += patch.redness(x + dx, y + dy);
        count++;
      }
    }
    return sum / count;
  }
}
