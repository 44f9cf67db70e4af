package dev.avatars.codecs.alac;

import dev.avatars.codecs.BitReader;

/**
 * The linear predictor of one channel of a packet, whose coefficients follow the sign of every
 * residual ({@code unpc_block} of the reference decoder).
 */
final class AdaptivePredictor {
  private static final int TWO_PASSES = 15;
  private static final int DELTA_ORDER = 31;

  private final int mode;
  private final int quantShift;
  private final int historyFactor;
  private final int order;
  private final int[] coefficients;

  private AdaptivePredictor(
      int mode, int quantShift, int historyFactor, int order, int[] coefficients) {
    this.mode = mode;
    this.quantShift = quantShift;
    this.historyFactor = historyFactor;
    this.order = order;
    this.coefficients = coefficients;
  }

  /** Reads the predictor's description from the packet. */
  static AdaptivePredictor read(BitReader bits) {
    int mode = bits.read(4);
    int quantShift = bits.read(4);
    int historyFactor = bits.read(3);
    int order = bits.read(5);
    int[] coefficients = new int[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = bits.readSigned(16);
    }
    return new AdaptivePredictor(mode, quantShift, historyFactor, order, coefficients);
  }

  /** The Rice history multiplier of this channel, from the stream's own. */
  int historyMult(int streamHistoryMult) {
    return streamHistoryMult * historyFactor / 4;
  }

  /** Turns residuals into samples of {@code sampleBits} bits, in place. */
  void restore(int[] samples, int count, int sampleBits) {
    int unused = 32 - sampleBits;
    if (mode == TWO_PASSES) {
      integrate(samples, 1, count, unused);
    }
    if (order == DELTA_ORDER) {
      integrate(samples, 1, count, unused);
    } else if (order > 0) {
      integrate(samples, 1, Math.min(count, order + 1), unused);
      predict(samples, count, unused);
    }
  }

  private static void integrate(int[] samples, int from, int to, int unused) {
    for (int i = from; i < to; i++) {
      samples[i] = (samples[i] + samples[i - 1]) << unused >> unused;
    }
  }

  private void predict(int[] samples, int count, int unused) {
    int half = quantShift > 0 ? 1 << (quantShift - 1) : 0;
    for (int i = order + 1; i < count; i++) {
      int base = samples[i - order - 1];
      int sum = 0;
      for (int k = 0; k < order; k++) {
        sum += coefficients[k] * (samples[i - 1 - k] - base);
      }
      int residual = samples[i];
      samples[i] = (residual + base + ((sum + half) >> quantShift)) << unused >> unused;
      adapt(samples, i, base, residual);
    }
  }

  private void adapt(int[] samples, int at, int base, int residual) {
    int direction = Integer.signum(residual);
    int left = residual * direction;
    for (int k = order - 1; k >= 0 && left > 0; k--) {
      int difference = base - samples[at - 1 - k];
      coefficients[k] -= Integer.signum(difference) * direction;
      // Shifted with the residual's sign, because the shift rounds downwards.
      int share = ((Math.abs(difference) * direction) >> quantShift) * direction;
      left -= (order - k) * share;
    }
  }
}
