package dev.avatars.codecs.pcm;

/**
 * The taps of an interpolation filter: a sinc under a Blackman window, sampled at equally spaced
 * fractions ("phases") of an input sample.
 *
 * <p>Computed with {@link StrictMath} and rounded to 15 fractional bits, so that they are the same
 * everywhere; every phase sums to exactly one, so that a constant stays what it is.
 */
final class PolyphaseKernel {
  static final int ONE = 1 << 15;

  /** Zero crossings of the sinc on either side. */
  private static final int CROSSINGS = 24;

  /** Part of the narrower band that passes; the rest is the slope. */
  private static final double PASSBAND = 0.94;

  /** Bounds the table where two rates share no divisor; the nearest phase is taken then. */
  private static final int MAX_TAPS = 1 << 18;

  private final int half;
  private final int length;
  private final int phases;
  private final int[] taps;

  private PolyphaseKernel(int half, int length, int phases, int[] taps) {
    this.half = half;
    this.length = length;
    this.phases = phases;
    this.taps = taps;
  }

  /** The kernel that changes nothing. */
  static PolyphaseKernel identity() {
    return new PolyphaseKernel(1, 1, 1, new int[] {ONE});
  }

  /** A kernel for {@code up} output samples in the time of {@code down} input samples. */
  static PolyphaseKernel of(int up, int down) {
    double widening = Math.max(1.0, down / (double) up);
    int half = (int) StrictMath.ceil(CROSSINGS * widening);
    int phases = Math.max(1, Math.min(up, MAX_TAPS / (2 * half)));
    int[] taps = new int[phases * 2 * half];
    for (int phase = 0; phase < phases; phase++) {
      writePhase(taps, phase * 2 * half, half, phase / (double) phases, PASSBAND / widening);
    }
    return new PolyphaseKernel(half, 2 * half, phases, taps);
  }

  /** Input samples before the one at or before the output's instant that count too. */
  int before() {
    return half - 1;
  }

  /** Input samples that one output sample needs. */
  int length() {
    return length;
  }

  /** The first tap of the phase nearest to {@code numerator / denominator} of an input sample. */
  int firstTap(long numerator, int denominator) {
    long phase = phases == denominator ? numerator : numerator * phases / denominator;
    return (int) phase * length;
  }

  /** Convolves the samples from a position on with a phase. */
  short apply(short[] samples, int at, int firstTap) {
    long sum = ONE / 2;
    for (int k = 0; k < length; k++) {
      sum += (long) samples[at + k] * taps[firstTap + k];
    }
    return Samples.saturate(sum >> 15);
  }

  private static void writePhase(int[] taps, int at, int half, double fraction, double cutoff) {
    double[] weights = new double[2 * half];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      double x = k - (half - 1) - fraction;
      weights[k] = sinc(cutoff * x) * blackman(x / half);
      sum += weights[k];
    }
    int rest = ONE;
    for (int k = 0; k < weights.length; k++) {
      taps[at + k] = (int) StrictMath.rint(weights[k] / sum * ONE);
      rest -= taps[at + k];
    }
    taps[at + half - 1] += rest;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
  }

  private static double blackman(double x) {
    if (x <= -1 || x >= 1) {
      return 0;
    }
    double angle = StrictMath.PI * x;
    return 0.42 + 0.5 * StrictMath.cos(angle) + 0.08 * StrictMath.cos(2 * angle);
  }
}
