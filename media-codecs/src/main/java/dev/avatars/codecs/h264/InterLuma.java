package dev.avatars.codecs.h264;

/** The luma of a macroblock that corrects the same place of the picture before. */
final class InterLuma {
  private static final int BLOCKS_PER_8X8 = 4;

  private final Slice slice;
  private final Quantizer quantizer;
  private final Tolerance tolerance;

  private final int[] levels = new int[BlockScan.LUMA_BLOCKS * BlockScan.COEFFICIENTS];
  private final int[] counts = new int[BlockScan.LUMA_BLOCKS];
  private final int[] coefficients = new int[BlockScan.COEFFICIENTS];
  private final int[] differences = new int[BlockScan.LUMA_BLOCKS];
  private int pattern;

  InterLuma(Slice slice, int qp) {
    this.slice = slice;
    this.quantizer = Quantizer.forInter(qp);
    this.tolerance = Tolerance.luma(qp).orMore(quantizer.vanishingDifference());
  }

  /** Quantizes what changed in the macroblock at (x, y). */
  void analyze(Plane source, int x, int y) {
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block += 2) {
      BlockPair.compare(source, slice.luma(), left(x, block), top(y, block), differences, block);
    }
    pattern = 0;
    for (int first = 0; first < BlockScan.LUMA_BLOCKS; first += BLOCKS_PER_8X8) {
      if (analyze8x8(source, x, y, first) >= tolerance.worth()) {
        pattern |= 1 << (first >> 2);
      }
    }
  }

  private int analyze8x8(Plane source, int x, int y, int first) {
    int worth = 0;
    for (int block = first; block < first + BLOCKS_PER_8X8; block++) {
      counts[block] = 0;
      if (differences[block] > tolerance.difference()) {
        worth += analyzeBlock(source, left(x, block), top(y, block), block);
      }
    }
    return worth;
  }

  /** Answers how much the levels of a block matter. */
  private int analyzeBlock(Plane source, int x, int y, int block) {
    int at = block * BlockScan.COEFFICIENTS;
    Transform.forwardDifference(source, slice.luma(), x, y, coefficients);
    counts[block] = quantizer.quantize(coefficients, 0, levels, at);
    return counts[block] == 0 ? 0 : Tolerance.worthOf(levels, at);
  }

  /** CodedBlockPatternLuma of 7.4.5: a bit for each 8x8 block that has levels. */
  int pattern() {
    return pattern;
  }

  /** Writes the levels of the macroblock at (x, y) and adds the residual to the prediction. */
  void writeAndReconstruct(int x, int y) {
    for (int block = 0; block < BlockScan.LUMA_BLOCKS; block++) {
      if (CodedBlockPattern.hasLuma(pattern, block)) {
        writeAndReconstruct(block, left(x, block), top(y, block));
      }
    }
  }

  private void writeAndReconstruct(int block, int x, int y) {
    if (counts[block] == 0) {
      slice.writeEmptyLumaBlock(x / 4, y / 4);
      return;
    }
    int at = block * BlockScan.COEFFICIENTS;
    slice.writeLumaBlock(x / 4, y / 4, levels, at, at + BlockScan.COEFFICIENTS);
    quantizer.scale(levels, at, coefficients);
    Transform.addInverse(coefficients, slice.luma(), x, y);
  }

  private static int left(int x, int block) {
    return x + 4 * BlockScan.column(block);
  }

  private static int top(int y, int block) {
    return y + 4 * BlockScan.row(block);
  }
}
