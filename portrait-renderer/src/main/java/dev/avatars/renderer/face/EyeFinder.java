package dev.avatars.renderer.face;

/**
 * Finds both irises together, and the opening around each.
 *
 * <p>An iris is a dark spot that is lighter at its left, its right and below. A brow is as dark,
 * but is dark at its sides too, which is why the sides count: a test from above to below alone
 * takes brows for eyes.
 */
final class EyeFinder {
  private static final int EXPECTED_Y = FacePatch.MARGIN + FacePatch.FACE * 28 / 100;
  private static final int REACH_X = FacePatch.FACE * 11 / 100;
  private static final int REACH_Y = FacePatch.FACE * 11 / 100;
  private static final int SIDE = FacePatch.FACE * 9 / 100;
  private static final int SPOT = FacePatch.FACE * 3 / 100;
  private static final int LARGEST_ROLL = FacePatch.FACE * 6 / 100;

  private final FacePatch patch;
  private final Eye left;
  private final Eye right;

  private EyeFinder(FacePatch patch) {
    this.patch = patch;
    Spot[] leftSpots = bestPerRow(FacePatch.MARGIN + FacePatch.FACE * 25 / 100);
    Spot[] rightSpots = bestPerRow(FacePatch.MARGIN + FacePatch.FACE * 76 / 100);
    Pair pair = bestPair(leftSpots, rightSpots);
    int apart = pair.right.x - pair.left.x;
    this.left = EyeOpening.around(patch, pair.left.x, pair.left.y, apart);
    this.right = EyeOpening.around(patch, pair.right.x, pair.right.y, apart);
  }

  static EyeFinder in(FacePatch patch) {
    return new EyeFinder(patch);
  }

  /** The eye at the left of the picture, in the patch's units. */
  Eye left() {
    return left;
  }

  /** The eye at the right of the picture, in the patch's units. */
  Eye right() {
    return right;
  }

  private Spot[] bestPerRow(int expectedX) {
    Spot[] best = new Spot[2 * REACH_Y + 1];
    for (int row = 0; row < best.length; row++) {
      best[row] = bestInRow(expectedX, EXPECTED_Y - REACH_Y + row);
    }
    return best;
  }

  private Spot bestInRow(int expectedX, int y) {
    Spot best = spot(expectedX, expectedX, y);
    for (int x = expectedX - REACH_X; x <= expectedX + REACH_X; x++) {
      Spot candidate = spot(x, expectedX, y);
      if (candidate.score > best.score) {
        best = candidate;
      }
    }
    return best;
  }

  private Spot spot(int x, int expectedX, int y) {
    int sides = patch.meanLuma(x - SIDE, y, SPOT) + patch.meanLuma(x + SIDE, y, SPOT);
    int around = sides + 2 * patch.meanLuma(x, y + SIDE, SPOT);
    int away = Math.abs(x - expectedX) * 100 / FacePatch.FACE;
    int low = Math.abs(y - EXPECTED_Y) * 100 / FacePatch.FACE;
    int score = around - 4 * patch.meanLuma(x, y, SPOT) - away * away / 4 - low * low / 4;
    return new Spot(x, y, score);
  }

  private static Pair bestPair(Spot[] lefts, Spot[] rights) {
    Pair best = new Pair(lefts[0], rights[0]);
    for (Spot left : lefts) {
      for (Spot right : rights) {
        Pair candidate = new Pair(left, right);
        if (candidate.score() > best.score()) {
          best = candidate;
        }
      }
    }
    return best;
  }

  private record Spot(int x, int y, int score) {}

  private record Pair(Spot left, Spot right) {
    int score() {
      int roll = Math.abs(left.y - right.y);
      return roll > LARGEST_ROLL ? Integer.MIN_VALUE : left.score + right.score - roll * roll;
    }
  }
}
