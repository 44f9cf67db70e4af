package dev.avatars.codecs.h264;

import java.util.function.IntUnaryOperator;

/** Reads the levels of one block as a decoder does (9.2). */
final class CavlcReader {
  private final BitReader bits;

  CavlcReader(BitReader bits) {
    this.bits = bits;
  }

  /** The levels of a block of 15 or 16. */
  int[] block(int size, int nC) {
    for (int total = 0; total <= size; total++) {
      for (int ones = 0; ones <= Math.min(3, total); ones++) {
        if (bits.tryCode(CavlcTables.coeffToken(nC, total, ones))) {
          int found = total;
          return levels(size, found, ones, z -> CavlcTables.totalZeros(found, z));
        }
      }
    }
    throw new AssertionError("no coeff_token at bit " + bits.position());
  }

  /** The four DC levels of a chroma plane. */
  int[] chromaDc() {
    for (int total = 0; total <= 4; total++) {
      for (int ones = 0; ones <= Math.min(3, total); ones++) {
        if (bits.tryCode(CavlcTables.chromaDcCoeffToken(total, ones))) {
          int found = total;
          return levels(4, found, ones, z -> CavlcTables.chromaDcTotalZeros(found, z));
        }
      }
    }
    throw new AssertionError("no coeff_token at bit " + bits.position());
  }

  private int[] levels(int size, int total, int ones, IntUnaryOperator zerosCode) {
    int[] values = values(total, ones);
    int zeros = total == 0 || total == size ? 0 : matching(size - total, zerosCode);
    int[] levels = new int[size];
    int index = total + zeros - 1;
    for (int i = 0; i < total; i++) {
      levels[index] = values[i];
      int left = zeros;
      int run = zeros > 0 && i < total - 1 ? matching(zeros, r -> runCode(left, r)) : 0;
      zeros -= run;
      index -= run + 1;
    }
    return levels;
  }

  private static int runCode(int zerosLeft, int run) {
    return CavlcTables.runBefore(zerosLeft, run);
  }

  private int matching(int most, IntUnaryOperator codes) {
    for (int value = 0; value <= most; value++) {
      if (bits.tryCode(codes.applyAsInt(value))) {
        return value;
      }
    }
    throw new AssertionError("no code at bit " + bits.position());
  }

  /** The levels from the highest frequency down (9.2.2.1, step by step as printed there). */
  private int[] values(int total, int ones) {
    int[] values = new int[total];
    for (int i = 0; i < ones; i++) {
      values[i] = 1 - 2 * bits.bit();
    }
    int suffixLength = total > 10 && ones < 3 ? 1 : 0;
    for (int i = ones; i < total; i++) {
      int levelCode = levelCode(suffixLength);
      if (i == ones && ones < 3) {
        levelCode += 2;
      }
      values[i] = levelCode % 2 == 0 ? (levelCode + 2) >> 1 : (-levelCode - 1) >> 1;
      if (suffixLength == 0) {
        suffixLength = 1;
      }
      if (Math.abs(values[i]) > 3 << (suffixLength - 1) && suffixLength < 6) {
        suffixLength++;
      }
    }
    return values;
  }

  private int levelCode(int suffixLength) {
    int prefix = 0;
    while (bits.bit() == 0) {
      prefix++;
    }
    if (prefix > 15) {
      throw new AssertionError("level_prefix " + prefix + " is not allowed in this profile");
    }
    int suffixSize = prefix == 14 && suffixLength == 0 ? 4 : prefix == 15 ? 12 : suffixLength;
    int levelCode = (prefix << suffixLength) + bits.bits(suffixSize);
    return prefix == 15 && suffixLength == 0 ? levelCode + 15 : levelCode;
  }
}
