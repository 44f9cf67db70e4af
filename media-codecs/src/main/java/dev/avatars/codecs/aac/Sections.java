package dev.avatars.codecs.aac;

import java.util.Arrays;

/**
 * Chooses a codebook for each band, so that the lines and the sections, runs of bands that share a
 * codebook (ISO/IEC 14496-3, 4.4.2.7, table 4.52: 9 bits each), together take the fewest bits.
 *
 * <p>The shortest path through the codebooks of all bands (Viterbi).
 */
final class Sections {
  /** The codebook of bands that are all zero and have neither lines nor a scale factor. */
  static final int ZERO = 0;

  private static final int CODEBOOKS = 12;
  private static final int NEW_SECTION_BITS = 9;

  /** Writing the scale factor of a zero band again, when it lies in a section that is not zero. */
  private static final int REPEATED_SCALE_FACTOR_BITS = 1;

  private static final int IMPOSSIBLE = 1 << 24;

  private final ScaleFactorBands bands;
  private final int[] costs = new int[CODEBOOKS];

  Sections(ScaleFactorBands bands) {
    this.bands = bands;
  }

  /** The codebook of each of the first bands of a quantized spectrum. */
  int[] choose(int[] quantized, int bandCount) {
    int[][] origins = new int[bandCount][CODEBOOKS];
    Arrays.fill(costs, 0);
    for (int band = 0; band < bandCount; band++) {
      extend(quantized, band, origins[band]);
    }
    int[] chosen = new int[bandCount];
    int codebook = cheapest();
    for (int band = bandCount - 1; band >= 0; band--) {
      chosen[band] = codebook;
      codebook = origins[band][codebook];
    }
    return chosen;
  }

  private void extend(int[] quantized, int band, int[] origins) {
    int magnitude = largest(quantized, band);
    int cheapest = cheapest();
    int changed = costs[cheapest] + NEW_SECTION_BITS;
    for (int codebook = 0; codebook < CODEBOOKS; codebook++) {
      boolean stay = costs[codebook] <= changed;
      origins[codebook] = stay ? codebook : cheapest;
      int bits = bits(quantized, band, codebook, magnitude);
      costs[codebook] = Math.min(IMPOSSIBLE, (stay ? costs[codebook] : changed) + bits);
    }
  }

  private int bits(int[] quantized, int band, int codebook, int magnitude) {
    if (codebook == ZERO) {
      return magnitude == 0 ? 0 : IMPOSSIBLE;
    }
    SpectrumCodebook candidate = SpectrumCodebook.of(codebook);
    if (!candidate.holds(magnitude)) {
      return IMPOSSIBLE;
    }
    int lines = candidate.bits(quantized, bands.start(band), bands.end(band));
    return magnitude == 0 ? lines + REPEATED_SCALE_FACTOR_BITS : lines;
  }

  private int largest(int[] quantized, int band) {
    int largest = 0;
    for (int i = bands.start(band); i < bands.end(band); i++) {
      largest = Math.max(largest, Math.abs(quantized[i]));
    }
    return largest;
  }

  private int cheapest() {
    int best = 0;
    for (int codebook = 1; codebook < CODEBOOKS; codebook++) {
      best = costs[codebook] < costs[best] ? codebook : best;
    }
    return best;
  }
}
