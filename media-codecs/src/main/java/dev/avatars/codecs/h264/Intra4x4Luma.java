package dev.avatars.codecs.h264;

/**
 * The luma of a macroblock whose 4x4 blocks are predicted one after the other (Intra_4x4). Every
 * block is predicted from the reconstruction of those before it, so that choosing, quantizing and
 * reconstructing go together.
 */
final class Intra4x4Luma {
  private static final int BITS_OF_MACROBLOCK = 24;
  private static final int BITS_OF_EXPECTED_MODE = 1;
  private static final int BITS_OF_OTHER_MODES = 4;

  // Enum.values() copies its array at every call.
  private static final Intra4x4Mode[] MODES = Intra4x4Mode.values();

  private final Slice slice;
  private final Quantizer quantizer;
  private final int costOfBit;
  private final Intra4x4Modes pictureModes;
  private final Intra4x4Samples samples = new Intra4x4Samples();

  private final int[] chosen = new int[BlockScan.LUMA_BLOCKS];
  private final int[] expected = new int[BlockScan.LUMA_BLOCKS];
  private final int[] levels = new int[BlockScan.LUMA_BLOCKS * BlockScan.COEFFICIENTS];
  private final int[] sourceBlock = new int[BlockScan.COEFFICIENTS];
  private final int[] coefficients = new int[BlockScan.COEFFICIENTS];
  private int pattern;

  Intra4x4Luma(Slice slice, Quantizer quantizer) {
    this.slice = slice;
    this.quantizer = quantizer;
    this.costOfBit = ModeCost.ofOneBit(quantizer.qp());
    this.pictureModes = new Intra4x4Modes(slice.luma());
  }

  /**
   * Codes and reconstructs the macroblock at (x, y) as long as that may be cheaper than a limit.
   *
   * @return the cost; from the limit on, the reconstruction is not complete
   */
  int code(Plane source, int x, int y, int limit) {
    int cost = BITS_OF_MACROBLOCK * costOfBit;
    pattern = 0;
    for (int block = 0; block < BlockScan.LUMA_BLOCKS && cost < limit; block++) {
      cost += codeBlock(source, left(x, block), top(y, block), block);
    }
    return cost;
  }

  private int codeBlock(Plane source, int x, int y, int block) {
    samples.load(slice.luma(), x, y, block);
    loadSource(source, x, y);
    expected[block] = pictureModes.expected(x / 4, y / 4);
    int cost = chooseMode(block);
    Intra4x4Mode mode = MODES[chosen[block]];
    pictureModes.set(x / 4, y / 4, mode);
    mode.predict(samples, slice.luma(), x, y);
    quantizeBlock(x, y, block);
    return cost;
  }

  private void loadSource(Plane source, int x, int y) {
    for (int i = 0; i < BlockScan.COEFFICIENTS; i++) {
      sourceBlock[i] = source.sample(x + (i & 3), y + (i >> 2));
    }
  }

  private int chooseMode(int block) {
    int best = Integer.MAX_VALUE;
    for (Intra4x4Mode mode : MODES) {
      if (mode.isPossibleWith(samples)) {
        int cost = costOf(mode, block);
        if (cost < best) {
          best = cost;
          chosen[block] = mode.number();
        }
      }
    }
    return best;
  }

  private int costOf(Intra4x4Mode mode, int block) {
    mode.subtract(samples, sourceBlock, coefficients);
    boolean foretold = mode.number() == expected[block];
    return Transform.transformedDifference(coefficients)
        + costOfBit * (foretold ? BITS_OF_EXPECTED_MODE : BITS_OF_OTHER_MODES);
  }

  private void quantizeBlock(int x, int y, int block) {
    int at = block * BlockScan.COEFFICIENTS;
    MODES[chosen[block]].subtract(samples, sourceBlock, coefficients);
    Transform.forward(coefficients);
    if (quantizer.quantize(coefficients, 0, levels, at) > 0) {
      pattern |= 1 << (block >> 2);
      quantizer.scale(levels, at, coefficients);
      Transform.addInverse(coefficients, slice.luma(), x, y);
    }
  }

  /** Forgets the modes of the macroblock at (x, y), which is coded in another way. */
  void abandon(int x, int y) {
    pictureModes.reset(x / 4, y / 4);
  }

  /** CodedBlockPatternLuma of 7.4.5: a bit for each 8x8 block that has levels. */
  int pattern() {
    return pattern;
  }

  /** Writes the modes: a flag when it is the expected one, else its number among the others. */
  void writeModes(BitWriter bits) {
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block++) {
      if (chosen[block] == expected[block]) {
        bits.flag(1); // prev_intra4x4_pred_mode_flag
      } else {
        bits.flag(0);
        bits.bits(chosen[block] - (chosen[block] > expected[block] ? 1 : 0), 3);
      }
    }
  }

  /** Writes the levels of the macroblock at (x, y). */
  void writeResidual(int x, int y) {
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block++) {
      if (CodedBlockPattern.hasLuma(pattern, block)) {
        int at = block * BlockScan.COEFFICIENTS;
        slice.writeLumaBlock(
            left(x, block) / 4, top(y, block) / 4, levels, at, at + BlockScan.COEFFICIENTS);
      }
    }
  }

  private static int left(int x, int block) {
    return x + 4 * BlockScan.column(block);
  }

  private static int top(int y, int block) {
    return y + 4 * BlockScan.row(block);
  }
}
