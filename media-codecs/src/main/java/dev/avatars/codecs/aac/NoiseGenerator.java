package dev.avatars.codecs.aac;

/**
 * The noise of perceptual noise substitution (ISO/IEC 14496-3, 4.6.13). The standard leaves the
 * generator open; this one starts from the same seed in every decoder, so that a file sounds the
 * same every time.
 */
final class NoiseGenerator {
  private static final int MULTIPLIER = 1_664_525;
  private static final int INCREMENT = 1_013_904_223;

  private int state = 0x1F2E3D4C;

  /** Where the generator stands, for {@link #resume}. */
  int state() {
    return state;
  }

  /** Goes back, so that a second channel gets the same noise. */
  void resume(int earlierState) {
    state = earlierState;
  }

  /** Fills lines with noise of a given root of its energy. */
  void fill(double[] lines, int from, int count, double amplitude) {
    double energy = 0;
    for (int i = from; i < from + count; i++) {
      state = state * MULTIPLIER + INCREMENT;
      lines[i] = state;
      energy += lines[i] * lines[i];
    }
    double scale = amplitude / StrictMath.sqrt(energy);
    for (int i = from; i < from + count; i++) {
      lines[i] *= scale;
    }
  }
}
