package dev.avatars.codecs.aac;

/**
 * The inverse modified discrete cosine transform (ISO/IEC 14496-3, 4.6.11.3.1): {@code x[n] = 2/N Σ
 * X[k] cos(2π/N (n + n0)(k + 1/2))}, {@code n0 = (N/2 + 1)/2}, by a complex Fourier transform of
 * N/4 points between two rotations.
 *
 * <p>Tables come from {@link StrictMath} and all else is addition and multiplication, which Java 17
 * rounds alike everywhere. Not thread-safe.
 */
final class InverseMdct {
  private final int points;
  private final int pointBits;
  private final double[] rotationCosine;
  private final double[] rotationSine;
  private final double[] twiddleCosine;
  private final double[] twiddleSine;
  private final double[] real;
  private final double[] imaginary;

  /** A transform of so many lines, a power of two, to twice as many samples. */
  InverseMdct(int lines) {
    points = lines / 2;
    pointBits = Integer.numberOfTrailingZeros(points);
    rotationCosine = new double[points];
    rotationSine = new double[points];
    twiddleCosine = new double[points / 2];
    twiddleSine = new double[points / 2];
    real = new double[points];
    imaginary = new double[points];
    for (int i = 0; i < points; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.125) / (4 * points);
      rotationCosine[i] = StrictMath.cos(angle);
      rotationSine[i] = StrictMath.sin(angle);
    }
    for (int i = 0; i < points / 2; i++) {
      double angle = 2 * StrictMath.PI * i / points;
      twiddleCosine[i] = StrictMath.cos(angle);
      twiddleSine[i] = StrictMath.sin(angle);
    }
  }

  /** Transforms lines from a position on to samples at the start of an array. */
  void transform(double[] lines, int from, double[] samples) {
    rotateIn(lines, from);
    fourier();
    rotateOut();
    unfold(samples);
  }

  /** Pairs of lines, from both ends, become rotated points in bit-reversed order. */
  private void rotateIn(double[] lines, int from) {
    int last = from + 2 * points - 1;
    for (int k = 0; k < points; k++) {
      double low = lines[from + 2 * k];
      double high = lines[last - 2 * k];
      int target = Integer.reverse(k) >>> (Integer.SIZE - pointBits);
      imaginary[target] = low * rotationCosine[k] + high * rotationSine[k];
      real[target] = high * rotationCosine[k] - low * rotationSine[k];
    }
  }

  /** The inverse radix-2 transform, decimation in time. */
  private void fourier() {
    for (int half = 1; half < points; half *= 2) {
      int stride = points / (2 * half);
      for (int start = 0; start < points; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(start + k, start + k + half, k * stride);
        }
      }
    }
  }

  private void butterfly(int upper, int lower, int twiddle) {
    double cosine = twiddleCosine[twiddle];
    double sine = twiddleSine[twiddle];
    double turnedReal = real[lower] * cosine - imaginary[lower] * sine;
    double turnedImaginary = real[lower] * sine + imaginary[lower] * cosine;
    real[lower] = real[upper] - turnedReal;
    imaginary[lower] = imaginary[upper] - turnedImaginary;
    real[upper] += turnedReal;
    imaginary[upper] += turnedImaginary;
  }

  private void rotateOut() {
    double scale = 1.0 / (2 * points);
    for (int k = 0; k < points; k++) {
      double a = real[k] * scale;
      double b = imaginary[k] * scale;
      imaginary[k] = b * rotationCosine[k] + a * rotationSine[k];
      real[k] = a * rotationCosine[k] - b * rotationSine[k];
    }
  }

  /** Lays the points out as samples, with the symmetries of the transform. */
  private void unfold(double[] samples) {
    int half = points / 2;
    for (int k = 0; k < half; k++) {
      int even = 2 * k;
      samples[even] = imaginary[half + k];
      samples[even + 1] = -real[half - 1 - k];
      samples[points + even] = real[k];
      samples[points + even + 1] = -imaginary[points - 1 - k];
      samples[2 * points + even] = real[half + k];
      samples[2 * points + even + 1] = -imaginary[half - 1 - k];
      samples[3 * points + even] = -imaginary[k];
      samples[3 * points + even + 1] = real[points - 1 - k];
    }
  }
}
