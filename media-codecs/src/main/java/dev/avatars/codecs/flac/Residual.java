package dev.avatars.codecs.flac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * The coded residual of a predicted subframe: partitions of Rice codes (RFC 9639 section 9.2.7).
 */
final class Residual {
  private static final int MAX_QUOTIENT = 1 << 26;

  private final BitReader bits;

  Residual(BitReader bits) {
    this.bits = bits;
  }

  /** Reads the residuals that follow the warm-up samples to their places. */
  void read(long[] samples, int predictorOrder, int count) {
    int method = bits.read(2);
    if (method > 1) {
      throw new CodedDataException("FLAC residual coding method " + method + "; allowed: 0, 1");
    }
    int parameterBits = 4 + method;
    int partitions = 1 << bits.read(4);
    int size = count / partitions;
    if (size * partitions != count || size < predictorOrder) {
      throw new CodedDataException(
          "a FLAC block of " + count + " in " + partitions + " partitions");
    }
    int at = predictorOrder;
    for (int end = size; end <= count; end += size) {
      readPartition(samples, at, end, parameterBits);
      at = end;
    }
  }

  private void readPartition(long[] samples, int from, int to, int parameterBits) {
    int parameter = bits.read(parameterBits);
    if (parameter == (1 << parameterBits) - 1) {
      readPlain(samples, from, to, bits.read(5));
      return;
    }
    for (int i = from; i < to; i++) {
      long folded =
          ((long) bits.readZeros(MAX_QUOTIENT) << parameter) | (bits.read(parameter) & 0xFFFFFFFFL);
      samples[i] = (folded >>> 1) ^ -(folded & 1);
    }
  }

  private void readPlain(long[] samples, int from, int to, int width) {
    for (int i = from; i < to; i++) {
      samples[i] = width == 0 ? 0 : bits.readSigned(width);
    }
  }
}
