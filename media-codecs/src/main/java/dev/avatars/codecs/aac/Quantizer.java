package dev.avatars.codecs.aac;

/**
 * The non-uniform quantizer of ISO/IEC 14496-3, 4.6.2.3, turned round: a decoder makes {@code
 * sign(q) |q|^(4/3) 2^((factor - 100) / 4)} of a quantized line.
 *
 * <p>{@link Math#sqrt} is rounded correctly by definition and so the same everywhere.
 */
final class Quantizer {
  /** The scale factor of a step of 1 (SF_OFFSET, 4.6.2.3.3). */
  private static final int UNIT_SCALE_FACTOR = 100;

  private static final int LARGEST_SCALE_FACTOR = 255;

  /** Added before cutting off: below a half, as large values are rarer than small ones. */
  private static final double ROUNDING = 0.4054;

  private final double[] gains = new double[LARGEST_SCALE_FACTOR + 1];

  Quantizer() {
    for (int factor = 0; factor < gains.length; factor++) {
      gains[factor] = StrictMath.pow(2, (UNIT_SCALE_FACTOR - factor) * 3.0 / 16);
    }
  }

  /** The scale factor whose step comes nearest. */
  static int scaleFactor(double step) {
    double exact = UNIT_SCALE_FACTOR + 4 * StrictMath.log(step) / StrictMath.log(2);
    return (int) Math.max(0, Math.min(LARGEST_SCALE_FACTOR, StrictMath.rint(exact)));
  }

  /** Writes the magnitudes of lines to the power of 3/4, which quantizing starts from. */
  static void compress(double[] lines, double[] compressed, int end) {
    for (int i = 0; i < end; i++) {
      double magnitude = Math.abs(lines[i]);
      compressed[i] = Math.sqrt(magnitude * Math.sqrt(magnitude));
    }
  }

  /** The quantized magnitude of a compressed line. */
  int quantize(double compressed, int scaleFactor) {
    double exact = compressed * gains[scaleFactor] + ROUNDING;
    return (int) Math.min(exact, SpectrumCodebook.LARGEST_QUANTIZED);
  }
}
