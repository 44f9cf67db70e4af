package dev.avatars.codecs.aac;

/** The slope of a window (ISO/IEC 14496-3, 4.6.11.3.2), computed the same on every machine. */
enum WindowShape {
  SINE {
    @Override
    double[] rising(int length) {
      double[] window = new double[length];
      for (int i = 0; i < length; i++) {
        window[i] = StrictMath.sin(StrictMath.PI * (i + 0.5) / (2 * length));
      }
      return window;
    }
  },
  KAISER_BESSEL_DERIVED {
    @Override
    double[] rising(int length) {
      double alpha = length == LONG_SLOPE ? 4 : 6;
      double[] sums = new double[length + 1];
      double sum = 0;
      for (int i = 0; i <= length; i++) {
        double x = 2.0 * i / length - 1;
        sum += bessel(StrictMath.PI * alpha * StrictMath.sqrt(1 - x * x));
        sums[i] = sum;
      }
      double[] window = new double[length];
      for (int i = 0; i < length; i++) {
        window[i] = StrictMath.sqrt(sums[i] / sum);
      }
      return window;
    }
  };

  private static final int LONG_SLOPE = 1_024;
  private static final int BESSEL_TERMS = 60;

  /** The rising half of a window; the falling half is its mirror. */
  abstract double[] rising(int length);

  /** The modified Bessel function of the first kind and order zero, by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < BESSEL_TERMS; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }
}
