package dev.avatars.codecs.aac;

import java.util.Arrays;

/**
 * How coarsely each band of a spectrum may be quantized before it is heard: a step in proportion to
 * the band's own level, finer where hearing is finer, and none at all for a band that is too faint
 * or that a louder neighbor masks.
 *
 * <p>The constants were found by measuring, not taken from a standard, which leaves this to the
 * encoder (ISO/IEC 14496-3, annex 4.B is informative).
 */
final class HearingModel {
  /** The step of a band that need not be coded: every line of it rounds to zero. */
  static final double INAUDIBLE = Double.POSITIVE_INFINITY;

  /** Masking falls by 15 dB a band upward and by 25 dB a band downward. */
  private static final double UPWARD_SPREAD = StrictMath.pow(10, -0.75);

  private static final double DOWNWARD_SPREAD = StrictMath.pow(10, -1.25);

  /** A masked band lies 11 dB below what spreads to it. */
  private static final double MASKING_OFFSET = StrictMath.pow(10, -0.55);

  /** A band 58 dB below the loudest of the same block is left out. */
  private static final double FAINTEST_SHARE = 0.0012;

  /** For each 10 dB that a band lies below the loudest, its noise may be 1 dB nearer. */
  private static final double RELIEF_EXPONENT = -0.1;

  private final ScaleFactorBands bands;
  private final double[] faintest;
  private final double[] divisors;

  /** A model of the first bands of a sample rate. */
  HearingModel(ScaleFactorBands bands, int bandCount, AacQuality quality) {
    this.bands = bands;
    this.faintest = new double[bandCount];
    this.divisors = new double[bandCount];
    for (int band = 0; band < bandCount; band++) {
      double hertz = bands.center(band);
      faintest[band] = faintest(hertz) / quality.fineness();
      divisors[band] = StrictMath.pow(levels(hertz) * quality.fineness(), 4.0 / 3);
    }
  }

  /** The root mean square of a band's lines below which nobody hears it. */
  private static double faintest(double hertz) {
    return hertz < 200 || hertz > 6000 ? 160 : 70;
  }

  /** How many quantization levels the root mean square of the loudest band spans. */
  private static double levels(double hertz) {
    if (hertz < 1500) {
      return 3.7;
    }
    if (hertz < 4000) {
      return 2.7;
    }
    return hertz < 8000 ? 2.0 : 1.5;
  }

  /** The step of each band, in the scale of the lines, or {@link #INAUDIBLE}; a new array. */
  double[] steps(double[] lines) {
    double[] strengths = strengths(lines);
    double[] masking = masking(strengths);
    double loudest = Arrays.stream(strengths).max().orElse(0);
    double[] steps = new double[strengths.length];
    for (int band = 0; band < steps.length; band++) {
      double threshold = Math.max(faintest[band], masking[band]);
      boolean audible = strengths[band] >= Math.max(threshold, loudest * FAINTEST_SHARE);
      steps[band] = audible ? step(band, strengths[band], loudest) : INAUDIBLE;
    }
    return steps;
  }

  private double step(int band, double strength, double loudest) {
    double relief = StrictMath.pow(strength / loudest, RELIEF_EXPONENT);
    return strength * relief / divisors[band];
  }

  /** The root mean square of each band. */
  private double[] strengths(double[] lines) {
    double[] strengths = new double[divisors.length];
    for (int band = 0; band < strengths.length; band++) {
      strengths[band] = Math.sqrt(bands.energy(band, lines) / bands.width(band));
    }
    return strengths;
  }

  /** What neighbors spread to each band, from below and from above. */
  private static double[] masking(double[] strengths) {
    double[] masking = new double[strengths.length];
    double spread = 0;
    for (int band = 1; band < strengths.length; band++) {
      spread = Math.max(spread, strengths[band - 1]) * UPWARD_SPREAD;
      masking[band] = spread * MASKING_OFFSET;
    }
    spread = 0;
    for (int band = strengths.length - 2; band >= 0; band--) {
      spread = Math.max(spread, strengths[band + 1]) * DOWNWARD_SPREAD;
      masking[band] = Math.max(masking[band], spread * MASKING_OFFSET);
    }
    return masking;
  }
}
