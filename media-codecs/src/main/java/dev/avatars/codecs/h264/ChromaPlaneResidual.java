package dev.avatars.codecs.h264;

import java.util.Arrays;

/** The levels of one chroma plane of a macroblock, from the difference to the reconstruction. */
final class ChromaPlaneResidual {
  private static final int BLOCKS = BlockScan.CHROMA_BLOCKS;

  private final Plane reconstruction;
  private final CoefficientCounts counts;
  private final Quantizer quantizer;
  private final Tolerance tolerance;
  private final int quietBlock;
  private final int quietPlane;

  private final int[] dcLevels = new int[BLOCKS];
  private final int[] acLevels = new int[BLOCKS * BlockScan.COEFFICIENTS];
  private final int[] acCounts = new int[BLOCKS];
  private final int[] coefficients = new int[BlockScan.COEFFICIENTS];
  private final int[] differences = new int[BLOCKS];

  ChromaPlaneResidual(
      Plane reconstruction, CoefficientCounts counts, Quantizer quantizer, Tolerance tolerance) {
    this.reconstruction = reconstruction;
    this.counts = counts;
    this.quantizer = quantizer;
    this.tolerance = tolerance;
    this.quietBlock = quantizer.vanishingDifference();
    this.quietPlane = quantizer.vanishingPlane();
  }

  /** Quantizes what the prediction of the macroblock at (x, y) in the plane lacks. */
  void analyze(Plane source, int x, int y) {
    Arrays.fill(dcLevels, 0);
    Arrays.fill(acCounts, 0);
    if (isQuiet(source, x, y)) {
      return;
    }
    for (int block = 0; block < BLOCKS; block++) {
      if (differences[block] > tolerance.difference()) {
        analyzeBlock(source, x + left(block), y + top(block), block);
      }
    }
    Transform.hadamard2x2(dcLevels, 0);
    for (int block = 0; block < BLOCKS; block++) {
      dcLevels[block] = quantizer.quantizeDc(dcLevels[block]);
    }
  }

  /** Whether all levels are surely 0. */
  private boolean isQuiet(Plane source, int x, int y) {
    BlockPair.compare(source, reconstruction, x, y, differences, 0);
    BlockPair.compare(source, reconstruction, x, y + 4, differences, 2);
    int sum = 0;
    int most = 0;
    for (int difference : differences) {
      sum += difference;
      most = Math.max(most, difference);
    }
    return sum <= quietPlane && most <= quietBlock;
  }

  private void analyzeBlock(Plane source, int x, int y, int block) {
    Transform.forwardDifference(source, reconstruction, x, y, coefficients);
    dcLevels[block] = coefficients[0];
    acCounts[block] = quantizer.quantize(coefficients, 1, acLevels, block * BlockScan.COEFFICIENTS);
  }

  boolean hasDc() {
    return (dcLevels[0] | dcLevels[1] | dcLevels[2] | dcLevels[3]) != 0;
  }

  boolean hasAc() {
    return (acCounts[0] | acCounts[1] | acCounts[2] | acCounts[3]) != 0;
  }

  /** How much the AC levels matter. */
  int worthOfAc() {
    int worth = 0;
    for (int block = 0; block < BLOCKS; block++) {
      if (acCounts[block] > 0) {
        worth += Tolerance.worthOf(acLevels, block * BlockScan.COEFFICIENTS);
      }
    }
    return worth;
  }

  void dropAc() {
    Arrays.fill(acCounts, 0);
  }

  void writeDc(ResidualWriter residuals) {
    residuals.writeChromaDc(dcLevels, 0);
  }

  /** Writes the AC levels of the macroblock at (x, y) in the plane. */
  void writeAc(ResidualWriter residuals, int x, int y) {
    for (int block = 0; block < BLOCKS; block++) {
      int column = (x + left(block)) / 4;
      int row = (y + top(block)) / 4;
      counts.set(column, row, writeAcBlock(residuals, block, counts.expected(column, row)));
    }
  }

  private int writeAcBlock(ResidualWriter residuals, int block, int nC) {
    if (acCounts[block] == 0) {
      return residuals.writeEmptyBlock(nC);
    }
    int at = block * BlockScan.COEFFICIENTS;
    return residuals.writeBlock(acLevels, at + 1, at + BlockScan.COEFFICIENTS, nC);
  }

  /** Adds the residual to the prediction; the levels are used up. */
  void reconstruct(int x, int y) {
    Transform.hadamard2x2(dcLevels, 0);
    for (int block = 0; block < BLOCKS; block++) {
      if (acCounts[block] == 0) {
        Arrays.fill(coefficients, 0);
      } else {
        quantizer.scale(acLevels, block * BlockScan.COEFFICIENTS, coefficients);
      }
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
}
