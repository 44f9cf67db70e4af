package dev.avatars.codecs.h264;

/** The luma of a macroblock that is predicted as a whole (Intra_16x16). */
final class Intra16x16Luma {
  private static final int BITS_OF_DC = 1;
  private static final int BITS_OF_OTHERS = 3;
  private static final int FIRST_TYPE = 1;
  private static final int TYPES_PER_CHROMA_PATTERN = 4;
  private static final int TYPES_WITHOUT_AC = 12;

  // Enum.values() copies its array at every call.
  private static final Intra16x16Mode[] MODES = Intra16x16Mode.values();

  private final Slice slice;
  private final Quantizer quantizer;
  private final int costOfBit;

  private final int[] coefficients = new int[BlockScan.COEFFICIENTS];
  private final int[] dc = new int[BlockScan.LUMA_BLOCKS];
  private final int[] dcLevels = new int[BlockScan.LUMA_BLOCKS];
  private final int[] acLevels = new int[BlockScan.LUMA_BLOCKS * BlockScan.COEFFICIENTS];
  private Intra16x16Mode mode = Intra16x16Mode.DC;
  private int acCount;

  Intra16x16Luma(Slice slice, Quantizer quantizer) {
    this.slice = slice;
    this.quantizer = quantizer;
    this.costOfBit = ModeCost.ofOneBit(quantizer.qp());
  }

  /** Chooses the best mode for the macroblock at (x, y) and answers its cost. */
  int choose(Plane source, int x, int y) {
    int best = Integer.MAX_VALUE;
    for (Intra16x16Mode candidate : MODES) {
      if (candidate.isPossibleAt(x, y)) {
        candidate.predict(slice.luma(), x, y);
        int cost = costOf(candidate) + distortion(source, x, y);
        if (cost < best) {
          best = cost;
          mode = candidate;
        }
      }
    }
    return best;
  }

  private int costOf(Intra16x16Mode candidate) {
    return costOfBit * (candidate == Intra16x16Mode.DC ? BITS_OF_DC : BITS_OF_OTHERS);
  }

  private int distortion(Plane source, int x, int y) {
    int sum = 0;
    for (int row = 0; row < Macroblocks.SIZE; row += 4) {
      for (int column = 0; column < Macroblocks.SIZE; column += 4) {
        Transform.difference(source, slice.luma(), x + column, y + row, coefficients);
        sum += Transform.transformedDifference(coefficients);
      }
    }
    return sum;
  }

  /** Predicts with the chosen mode and quantizes what the prediction lacks. */
  void analyze(Plane source, int x, int y) {
    mode.predict(slice.luma(), x, y);
    acCount = 0;
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block++) {
      Transform.difference(source, slice.luma(), left(x, block), top(y, block), coefficients);
      Transform.forward(coefficients);
      dc[dcIndex(block)] = coefficients[0];
      acCount += quantizer.quantize(coefficients, 1, acLevels, block * BlockScan.COEFFICIENTS);
    }
    quantizeDc();
  }

  private void quantizeDc() {
    Transform.hadamard(dc);
    for (int index = 0; index < dc.length; index++) {
      int halved = (dc[BlockScan.zigzag(index)] + 1) >> 1;
      dcLevels[index] = quantizer.quantizeDc(halved);
    }
  }

  /** The mb_type, which also tells the mode and the coded block pattern (Table 7-11). */
  int macroblockType(int chromaPattern) {
    return FIRST_TYPE
        + mode.number()
        + TYPES_PER_CHROMA_PATTERN * chromaPattern
        + (acCount > 0 ? TYPES_WITHOUT_AC : 0);
  }

  /** Writes the levels of the macroblock at (x, y). */
  void writeResidual(int x, int y) {
    int nC = slice.counts().expected(x / 4, y / 4);
    slice.residuals().writeBlock(dcLevels, 0, dcLevels.length, nC);
    for (int block = 0; block < BlockScan.LUMA_BLOCKS && acCount > 0; block++) {
      int at = block * BlockScan.COEFFICIENTS;
      slice.writeLumaBlock(
          left(x, block) / 4, top(y, block) / 4, acLevels, at + 1, at + BlockScan.COEFFICIENTS);
    }
  }

  /** Adds the residual to the prediction. */
  void reconstruct(int x, int y) {
    for (int index = 0; index < dc.length; index++) {
      dc[BlockScan.zigzag(index)] = dcLevels[index];
    }
    Transform.hadamard(dc);
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block++) {
      quantizer.scale(acLevels, block * BlockScan.COEFFICIENTS, coefficients);
      coefficients[0] = quantizer.scaleLumaDc(dc[dcIndex(block)]);
      Transform.addInverse(coefficients, slice.luma(), left(x, block), top(y, block));
    }
  }

  private static int dcIndex(int block) {
    return 4 * BlockScan.row(block) + BlockScan.column(block);
  }

  private static int left(int x, int block) {
    return x + 4 * BlockScan.column(block);
  }

  private static int top(int y, int block) {
    return y + 4 * BlockScan.row(block);
  }
}
