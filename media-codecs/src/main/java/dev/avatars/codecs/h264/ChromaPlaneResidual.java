package dev.avatars.codecs.h264;

import java.util.Arrays;

/** The levels of one chroma plane of a macroblock, from the difference to the reconstruction. */
final class ChromaPlaneResidual {
  private static final int BLOCKS = BlockScan.CHROMA_BLOCKS;

  private final Plane reconstruction;
  private final CoefficientCounts counts;
  private final Quantizer quantizer;
  private final Tolerance tolerance;

  private final int[] dcLevels = new int[BLOCKS];
  private final int[] acLevels = new int[BLOCKS * BlockScan.COEFFICIENTS];
  private final int[] coefficients = new int[BlockScan.COEFFICIENTS];

  ChromaPlaneResidual(
      Plane reconstruction, CoefficientCounts counts, Quantizer quantizer, Tolerance tolerance) {
    this.reconstruction = reconstruction;
    this.counts = counts;
    this.quantizer = quantizer;
    this.tolerance = tolerance;
  }

  /** Quantizes what the prediction of the macroblock at (x, y) in the plane lacks. */
  void analyze(Plane source, int x, int y) {
    for (int block = 0; block < BLOCKS; block++) {
      analyzeBlock(source, x + left(block), y + top(block), block);
    }
    Transform.hadamard2x2(dcLevels, 0);
    for (int block = 0; block < BLOCKS; block++) {
      dcLevels[block] = quantizer.quantizeDc(dcLevels[block]);
    }
  }

  private void analyzeBlock(Plane source, int x, int y, int block) {
    int at = block * BlockScan.COEFFICIENTS;
    int difference = Transform.difference(source, reconstruction, x, y, coefficients);
    if (difference <= tolerance.difference()) {
      dcLevels[block] = 0;
      Arrays.fill(acLevels, at, at + BlockScan.COEFFICIENTS, 0);
      return;
    }
    Transform.forward(coefficients);
    dcLevels[block] = coefficients[0];
    quantizer.quantize(coefficients, 1, acLevels, at);
  }

  boolean hasDc() {
    return !isZero(dcLevels, 0, BLOCKS);
  }

  boolean hasAc() {
    return !isZero(acLevels, 0, acLevels.length);
  }

  /** How much the AC levels matter. */
  int worthOfAc() {
    int worth = 0;
    for (int block = 0; block < BLOCKS; block++) {
      worth += Tolerance.worthOf(acLevels, block * BlockScan.COEFFICIENTS);
    }
    return worth;
  }

  void dropAc() {
    Arrays.fill(acLevels, 0);
  }

  void writeDc(ResidualWriter residuals) {
    residuals.writeChromaDc(dcLevels, 0);
  }

  /** Writes the AC levels of the macroblock at (x, y) in the plane. */
  void writeAc(ResidualWriter residuals, int x, int y) {
    for (int block = 0; block < BLOCKS; block++) {
      int column = (x + left(block)) / 4;
      int row = (y + top(block)) / 4;
      int at = block * BlockScan.COEFFICIENTS;
      int nC = counts.expected(column, row);
      int end = at + BlockScan.COEFFICIENTS;
      counts.set(column, row, residuals.writeBlock(acLevels, at + 1, end, nC));
    }
  }

  /** Adds the residual to the prediction; the levels are used up. */
  void reconstruct(int x, int y) {
    Transform.hadamard2x2(dcLevels, 0);
    for (int block = 0; block < BLOCKS; block++) {
      quantizer.scale(acLevels, block * BlockScan.COEFFICIENTS, coefficients);
      coefficients[0] = quantizer.scaleChromaDc(dcLevels[block]);
      Transform.addInverse(coefficients, reconstruction, x + left(block), y + top(block));
    }
  }

  private static int left(int block) {
    return 4 * (block & 1);
  }

  private static int top(int block) {
    return 4 * (block >> 1);
  }

  private static boolean isZero(int[] levels, int from, int to) {
    for (int i = from; i < to; i++) {
      if (levels[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
