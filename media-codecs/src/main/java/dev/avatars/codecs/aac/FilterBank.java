package dev.avatars.codecs.aac;

/**
 * One channel's way from samples to spectral lines: blocks of 1,024 samples, each transformed
 * together with the one before it under a sine window (ISO/IEC 14496-3, 4.6.11: ONLY_LONG_SEQUENCE,
 * window_shape 0). Not thread-safe.
 */
final class FilterBank {
  private final Mdct mdct = new Mdct();
  private final double[] window = sineWindow();
  private final double[] previous = new double[Mdct.LINES];
  private final double[] windowed = new double[Mdct.SAMPLES];

  /** Takes the next block and writes the lines of it and the one before. */
  void transform(double[] block, double[] lines) {
    for (int i = 0; i < Mdct.LINES; i++) {
      windowed[i] = previous[i] * window[i];
      windowed[Mdct.LINES + i] = block[i] * window[Mdct.LINES - 1 - i];
    }
    System.arraycopy(block, 0, previous, 0, Mdct.LINES);
    mdct.transform(windowed, lines);
  }

  /** The rising half; the falling half is its mirror. */
  private static double[] sineWindow() {
    double[] window = new double[Mdct.LINES];
    for (int i = 0; i < window.length; i++) {
      window[i] = StrictMath.sin(StrictMath.PI * (i + 0.5) / Mdct.SAMPLES);
    }
    return window;
  }
}
