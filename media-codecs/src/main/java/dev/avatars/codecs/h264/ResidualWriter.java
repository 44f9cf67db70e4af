package dev.avatars.codecs.h264;

/** Writes the levels of one block of coefficients (residual_block_cavlc, 7.3.5.3.2 and 9.2). */
final class ResidualWriter {
  private static final int BLOCK = 16;
  private static final int CHROMA_DC = 4;
  private static final int MOST_TRAILING_ONES = 3;

  private static final int ESCAPE_PREFIX = 15;
  private static final int ESCAPE_BITS = 12;
  private static final int SHORT_ESCAPE_PREFIX = 14;
  private static final int SHORT_ESCAPE_BITS = 4;
  private static final int MOST_SUFFIX_BITS = 6;

  private final BitWriter bits;

  // The levels that are not zero, from the highest frequency down, and the zeros below each.
  private final int[] levels = new int[BLOCK];
  private final int[] runs = new int[BLOCK];
  private int totalCoeff;
  private int totalZeros;

  ResidualWriter(BitWriter bits) {
    this.bits = bits;
  }

  /**
   * Writes the levels from one index (included) to another (excluded), lowest frequency first.
   *
   * @param nC how many levels the neighbouring blocks have, on average (9.2.1)
   * @return how many levels were not zero
   */
  int writeBlock(int[] block, int from, int to, int nC) {
    collect(block, from, to);
    int trailingOnes = trailingOnes();
    bits.code(CavlcTables.coeffToken(nC, totalCoeff, trailingOnes));
    if (totalCoeff > 0) {
      writeLevels(trailingOnes);
      if (totalCoeff < to - from) {
        bits.code(CavlcTables.totalZeros(totalCoeff, totalZeros));
      }
      writeRuns();
    }
    return totalCoeff;
  }

  /** Writes a block whose levels are all zero, and answers their number. */
  int writeEmptyBlock(int nC) {
    bits.code(CavlcTables.coeffToken(nC, 0, 0));
    return 0;
  }

  /** Writes the four DC levels of a chroma plane. */
  void writeChromaDc(int[] levels, int from) {
    collect(levels, from, from + CHROMA_DC);
    int trailingOnes = trailingOnes();
    bits.code(CavlcTables.chromaDcCoeffToken(totalCoeff, trailingOnes));
    if (totalCoeff > 0) {
      writeLevels(trailingOnes);
      if (totalCoeff < CHROMA_DC) {
        bits.code(CavlcTables.chromaDcTotalZeros(totalCoeff, totalZeros));
      }
      writeRuns();
    }
  }

  private void collect(int[] block, int from, int to) {
    int index = to - 1;
    while (index >= from && block[index] == 0) {
      index--;
    }
    totalCoeff = 0;
    totalZeros = 0;
    for (; index >= from; index--) {
      if (block[index] == 0) {
        totalZeros++;
        runs[totalCoeff - 1]++;
      } else {
        runs[totalCoeff] = 0;
        levels[totalCoeff++] = block[index];
      }
    }
  }

  private int trailingOnes() {
    int most = Math.min(totalCoeff, MOST_TRAILING_ONES);
    int ones = 0;
    while (ones < most && Math.abs(levels[ones]) == 1) {
      ones++;
    }
    return ones;
  }

  /** The signs of the trailing ones, then the other levels with a growing suffix (9.2.2). */
  private void writeLevels(int trailingOnes) {
    for (int i = 0; i < trailingOnes; i++) {
      bits.flag(levels[i] < 0 ? 1 : 0);
    }
    int suffixLength = totalCoeff > 10 && trailingOnes < MOST_TRAILING_ONES ? 1 : 0;
    for (int i = trailingOnes; i < totalCoeff; i++) {
      int levelCode = levels[i] > 0 ? 2 * levels[i] - 2 : -2 * levels[i] - 1;
      // After fewer than three trailing ones the next level cannot be a one.
      boolean noOne = i == trailingOnes && trailingOnes < MOST_TRAILING_ONES;
      writeLevel(noOne ? levelCode - 2 : levelCode, suffixLength);
      suffixLength = nextSuffixLength(suffixLength, Math.abs(levels[i]));
    }
  }

  private static int nextSuffixLength(int suffixLength, int magnitude) {
    int atLeastOne = Math.max(1, suffixLength);
    boolean grows = magnitude > 3 << (atLeastOne - 1) && atLeastOne < MOST_SUFFIX_BITS;
    return grows ? atLeastOne + 1 : atLeastOne;
  }

  private void writeLevel(int levelCode, int suffixLength) {
    if (suffixLength == 0) {
      writeFirstLevel(levelCode);
    } else if (levelCode < ESCAPE_PREFIX << suffixLength) {
      writePrefix(levelCode >> suffixLength);
      bits.bits(levelCode, suffixLength);
    } else {
      writePrefix(ESCAPE_PREFIX);
      bits.bits(levelCode - (ESCAPE_PREFIX << suffixLength), ESCAPE_BITS);
    }
  }

  private void writeFirstLevel(int levelCode) {
    int escaped = levelCode - SHORT_ESCAPE_PREFIX;
    if (escaped < 0) {
      writePrefix(levelCode);
    } else if (escaped < 1 << SHORT_ESCAPE_BITS) {
      writePrefix(SHORT_ESCAPE_PREFIX);
      bits.bits(escaped, SHORT_ESCAPE_BITS);
    } else {
      writePrefix(ESCAPE_PREFIX);
      bits.bits(escaped - (1 << SHORT_ESCAPE_BITS), ESCAPE_BITS);
    }
  }

  private void writePrefix(int zeros) {
    bits.bits(1, zeros + 1);
  }

  private void writeRuns() {
    int zerosLeft = totalZeros;
    for (int i = 0; i < totalCoeff - 1 && zerosLeft > 0; i++) {
      bits.code(CavlcTables.runBefore(zerosLeft, runs[i]));
      zerosLeft -= runs[i];
    }
  }
}
