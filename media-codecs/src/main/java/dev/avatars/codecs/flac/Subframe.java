package dev.avatars.codecs.flac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;
import java.util.Arrays;

/** One channel of a frame (RFC 9639 section 9.2). */
final class Subframe {
  private static final int CONSTANT = 0;
  private static final int VERBATIM = 1;
  private static final int FIXED = 8;
  private static final int MAX_FIXED_ORDER = 4;
  private static final int LINEAR = 32;
  private static final int MAX_WASTED_BITS = 32;
  private static final int[][] FIXED_COEFFICIENTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final BitReader bits;
  private final Residual residual;

  Subframe(BitReader bits) {
    this.bits = bits;
    this.residual = new Residual(bits);
  }

  /** Reads the samples of one channel. */
  void read(long[] samples, int count, int bitDepth) {
    bits.skip(1);
    int type = bits.read(6);
    int wasted = bits.readFlag() ? bits.readZeros(MAX_WASTED_BITS) + 1 : 0;
    int depth = bitDepth - wasted;
    if (depth < 1) {
      throw new CodedDataException("a FLAC subframe with " + wasted + " wasted bits");
    }
    readTyped(type, samples, count, depth);
    for (int i = 0; wasted > 0 && i < count; i++) {
      samples[i] <<= wasted;
    }
  }

  private void readTyped(int type, long[] samples, int count, int depth) {
    if (type == CONSTANT) {
      Arrays.fill(samples, 0, count, sample(depth));
    } else if (type == VERBATIM) {
      readPlain(samples, count, depth);
    } else if (type >= FIXED && type <= FIXED + MAX_FIXED_ORDER) {
      readFixed(type - FIXED, samples, count, depth);
    } else if (type >= LINEAR) {
      readLinear(type - LINEAR + 1, samples, count, depth);
    } else {
      throw new CodedDataException("FLAC subframe type " + type + ", which is reserved");
    }
  }

  private void readFixed(int order, long[] samples, int count, int depth) {
    readWarmUp(order, samples, count, depth);
    residual.read(samples, order, count);
    predict(FIXED_COEFFICIENTS[order], 0, samples, count);
  }

  private void readLinear(int order, long[] samples, int count, int depth) {
    readWarmUp(order, samples, count, depth);
    int precision = bits.read(4) + 1;
    int shift = bits.readSigned(5);
    if (precision > 15 || shift < 0) {
      throw new CodedDataException(
          "FLAC coefficients of " + precision + " bits, shift " + shift + "; allowed: 15, from 0");
    }
    int[] coefficients = new int[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = bits.readSigned(precision);
    }
    residual.read(samples, order, count);
    predict(coefficients, shift, samples, count);
  }

  private void readWarmUp(int order, long[] samples, int count, int depth) {
    if (order > count) {
      throw new CodedDataException("FLAC predictor order " + order + "; allowed: 0 to " + count);
    }
    readPlain(samples, order, depth);
  }

  private void readPlain(long[] samples, int count, int depth) {
    for (int i = 0; i < count; i++) {
      samples[i] = sample(depth);
    }
  }

  /** A sample as it stands; the difference of two 32-bit channels has 33 bits. */
  private long sample(int depth) {
    return depth <= 32
        ? bits.readSigned(depth)
        : ((long) bits.readSigned(1) << 32) | (bits.read(32) & 0xFFFFFFFFL);
  }

  private static void predict(int[] coefficients, int shift, long[] samples, int count) {
    for (int i = coefficients.length; i < count; i++) {
      long sum = 0;
      for (int k = 0; k < coefficients.length; k++) {
        sum += coefficients[k] * samples[i - 1 - k];
      }
      samples[i] += sum >> shift;
    }
  }
}
