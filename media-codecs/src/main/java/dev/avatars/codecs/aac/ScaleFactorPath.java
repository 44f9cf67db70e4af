package dev.avatars.codecs.aac;

import java.util.Arrays;

/**
 * Chooses scale factors near the wanted ones that are cheap to write: differences between neighbors
 * cost 1 bit when 0 and up to 19 when large (ISO/IEC 14496-3, table 4.A.1), and a band that is
 * quantized a little finer or coarser than wanted hardly loses.
 *
 * <p>The shortest path through the candidates of all bands (Viterbi). A deviation {@code d} is
 * charged as the second-order loss of a quantizer at the balance of rate and distortion: {@code (ln
 * 2 / 16) d²} bits a line, {@code d} in steps of 1.5 dB.
 */
final class ScaleFactorPath {
  private static final int REACH = 3;
  private static final int CANDIDATES = 2 * REACH + 1;
  private static final double LOSS_PER_LINE = 0.03;

  /** Stands for a band that has no scale factor. */
  static final int NONE = -1;

  /** How far wanted factors may lie apart: no path through the candidates then exceeds 60. */
  private static final int LARGEST_SPAN = ScaleFactorCode.LARGEST_DIFFERENCE - 2 * REACH;

  private static final int LARGEST = 255;

  private final ScaleFactorBands bands;
  private double[] costs = new double[CANDIDATES];
  private double[] nextCosts = new double[CANDIDATES];

  ScaleFactorPath(ScaleFactorBands bands) {
    this.bands = bands;
  }

  /**
   * The chosen scale factor of each band.
   *
   * @param wanted the wanted ones, or {@link #NONE}
   */
  int[] choose(int[] wanted) {
    int[] centers = centers(wanted);
    int[][] origins = new int[centers.length][CANDIDATES];
    Arrays.fill(costs, 0);
    int previous = NONE;
    for (int band = 0; band < centers.length; band++) {
      if (centers[band] != NONE) {
        extend(band, centers, previous, origins[band]);
        previous = band;
      }
    }
    return walkBack(centers, origins);
  }

  /** Wanted factors, moved where needed so that every candidate is valid and in reach. */
  private static int[] centers(int[] wanted) {
    int highest = Math.min(Arrays.stream(wanted).max().orElse(NONE), LARGEST - REACH);
    int lowest = Math.max(REACH, highest - LARGEST_SPAN);
    return Arrays.stream(wanted)
        .map(factor -> factor == NONE ? NONE : Math.max(lowest, Math.min(factor, highest)))
        .toArray();
  }

  private void extend(int band, int[] centers, int previous, int[] origins) {
    for (int candidate = 0; candidate < CANDIDATES; candidate++) {
      int deviation = candidate - REACH;
      double loss = LOSS_PER_LINE * bands.width(band) * deviation * deviation;
      if (previous != NONE) {
        int factor = centers[band] + deviation;
        origins[candidate] = cheapest(factor, centers[previous]);
        loss += arrival(factor, centers[previous], origins[candidate]);
      }
      nextCosts[candidate] = loss;
    }
    double[] free = costs;
    costs = nextCosts;
    nextCosts = free;
  }

  private int cheapest(int factor, int previousCenter) {
    int best = 0;
    for (int origin = 1; origin < CANDIDATES; origin++) {
      if (arrival(factor, previousCenter, origin) < arrival(factor, previousCenter, best)) {
        best = origin;
      }
    }
    return best;
  }

  private double arrival(int factor, int previousCenter, int origin) {
    return costs[origin] + ScaleFactorCode.bits(factor - (previousCenter + origin - REACH));
  }

  private int[] walkBack(int[] centers, int[][] origins) {
    int[] chosen = new int[centers.length];
    int candidate = 0;
    for (int i = 1; i < CANDIDATES; i++) {
      candidate = costs[i] < costs[candidate] ? i : candidate;
    }
    for (int band = centers.length - 1; band >= 0; band--) {
      if (centers[band] == NONE) {
        chosen[band] = NONE;
      } else {
        chosen[band] = centers[band] + candidate - REACH;
        candidate = origins[band][candidate];
      }
    }
    return chosen;
  }
}
