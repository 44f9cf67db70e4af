package dev.avatars.codecs.aac;

/**
 * The modified discrete cosine transform of 2,048 windowed samples to 1,024 lines (the forward
 * transform to ISO/IEC 14496-3, 4.6.11.3.1): {@code X[k] = 2 Σ z[n] cos(2π/N (n + n0)(k + 1/2))},
 * {@code N = 2048, n0 = (N/2 + 1)/2}.
 *
 * <p>Folded into a complex Fourier transform of 512 points between two rotations. Tables come from
 * {@link StrictMath} and all else is addition and multiplication, which Java 17 rounds alike
 * everywhere. Not thread-safe: the working arrays are reused.
 */
final class Mdct {
  /** Samples in. */
  static final int SAMPLES = 2048;

  /** Lines out. */
  static final int LINES = SAMPLES / 2;

  private static final int POINTS = SAMPLES / 4;
  private static final int POINT_BITS = 9;

  private final double[] rotationCosine = new double[POINTS];
  private final double[] rotationSine = new double[POINTS];
  private final double[] twiddleReal = new double[POINTS / 2];
  private final double[] twiddleImaginary = new double[POINTS / 2];
  private final double[] real = new double[POINTS];
  private final double[] imaginary = new double[POINTS];

  Mdct() {
    for (int i = 0; i < POINTS; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.125) / SAMPLES;
      rotationCosine[i] = StrictMath.cos(angle);
      rotationSine[i] = StrictMath.sin(angle);
    }
    for (int i = 0; i < POINTS / 2; i++) {
      double angle = 2 * StrictMath.PI * i / POINTS;
      twiddleReal[i] = StrictMath.cos(angle);
      twiddleImaginary[i] = -StrictMath.sin(angle);
    }
  }

  /** Transforms the samples and writes the lines. */
  void transform(double[] samples, double[] lines) {
    fold(samples);
    fourier();
    unfold(lines);
  }

  /** The 2,048 samples alias to 1,024 values, rotated as 512 complex numbers in reversed order. */
  private void fold(double[] samples) {
    for (int k = 0; k < POINTS / 2; k++) {
      int i = 2 * k;
      rotate(
          k,
          -samples[3 * POINTS + i] - samples[3 * POINTS - 1 - i],
          samples[POINTS - 1 - i] - samples[POINTS + i]);
    }
    for (int k = POINTS / 2; k < POINTS; k++) {
      int i = 2 * k;
      rotate(
          k,
          samples[i - POINTS] - samples[3 * POINTS - 1 - i],
          -samples[POINTS + i] - samples[5 * POINTS - 1 - i]);
    }
  }

  private void rotate(int k, double a, double b) {
    int target = Integer.reverse(k) >>> (Integer.SIZE - POINT_BITS);
    real[target] = a * rotationCosine[k] + b * rotationSine[k];
    imaginary[target] = b * rotationCosine[k] - a * rotationSine[k];
  }

  /** The radix-2 transform, decimation in time; the input stands in bit-reversed order. */
  private void fourier() {
    for (int half = 1; half < POINTS; half *= 2) {
      int stride = POINTS / (2 * half);
      for (int start = 0; start < POINTS; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(start + k, start + k + half, k * stride);
        }
      }
    }
  }

  private void butterfly(int upper, int lower, int twiddle) {
    double cosine = twiddleReal[twiddle];
    double sine = twiddleImaginary[twiddle];
    double turnedReal = real[lower] * cosine - imaginary[lower] * sine;
    double turnedImaginary = real[lower] * sine + imaginary[lower] * cosine;
    real[lower] = real[upper] - turnedReal;
    imaginary[lower] = imaginary[upper] - turnedImaginary;
    real[upper] += turnedReal;
    imaginary[upper] += turnedImaginary;
  }

  private void unfold(double[] lines) {
    for (int k = 0; k < POINTS; k++) {
      double cosine = rotationCosine[k];
      double sine = rotationSine[k];
      lines[2 * k] = 2 * (real[k] * cosine + imaginary[k] * sine);
      lines[LINES - 1 - 2 * k] = 2 * (real[k] * sine - imaginary[k] * cosine);
    }
  }
}
