package dev.avatars.codecs.h264;

import java.util.Arrays;

/**
 * Turns the coefficients of one plane into levels and back, for one quantization parameter.
 *
 * <p>Scaling is normative (8.5.9 and 8.5.12.1); quantization is the encoder's choice: a
 * multiplication with the scaled reciprocal of the step, and a rounding that drops small levels the
 * more readily the higher their frequency. Intra macroblocks round up more of them than inter
 * macroblocks, because all pictures that follow are built on them. The roundings were found by
 * measuring size and error of talking portraits.
 */
final class Quantizer {
  /** Table 8-15 continues the identity: QPc for qPI of 30 to 51. */
  private static final int[] CHROMA_QP = {
    29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39
  };

  /** normAdjust4x4 of 8.5.9, by QP % 6: both indices even, both odd, otherwise. */
  private static final int[][] SCALES = {
    {10, 16, 13}, {11, 18, 14}, {13, 20, 16}, {14, 23, 18}, {16, 25, 20}, {18, 29, 23}
  };

  /** 2^15 times the reciprocal of each step, with the gain of the forward transform taken out. */
  private static final int[][] RECIPROCALS = {
    {13107, 5243, 8066},
    {11916, 4660, 7490},
    {10082, 4194, 6554},
    {9362, 3647, 5825},
    {8192, 3355, 5243},
    {7282, 2893, 4559}
  };

  private static final int RECIPROCAL_BITS = 15;

  // In 1/256 of a step: for the lowest frequency, and how much less for each higher one.
  private static final int ROUNDING_BITS = 8;
  private static final int INTRA_ROUNDING = 110;
  private static final int INTRA_ROUNDING_DECAY = 4;
  private static final int INTER_ROUNDING = 52;
  private static final int INTER_ROUNDING_DECAY = 3;

  private static final int FLAT_WEIGHT = 16;

  private final int qp;
  private final int shift;
  private final int[] reciprocals = new int[BlockScan.COEFFICIENTS];
  private final int[] roundings = new int[BlockScan.COEFFICIENTS];
  private final int[] scales = new int[BlockScan.COEFFICIENTS];
  private final int[] vanishing = new int[BlockScan.COEFFICIENTS];

  private Quantizer(int qp, int firstRounding, int roundingDecay) {
    this.qp = qp;
    this.shift = RECIPROCAL_BITS + qp / 6;
    for (int index = 0; index < BlockScan.COEFFICIENTS; index++) {
      int position = positionClass(BlockScan.zigzag(index));
      reciprocals[index] = RECIPROCALS[qp % 6][position];
      roundings[index] = (firstRounding - roundingDecay * index) << (shift - ROUNDING_BITS);
      scales[index] = SCALES[qp % 6][position] << (qp / 6);
      vanishing[BlockScan.zigzag(index)] =
          ((1 << shift) - 1 - roundings[index]) / reciprocals[index];
    }
  }

  /** For a plane of an intra macroblock. */
  static Quantizer forIntra(int qp) {
    return new Quantizer(qp, INTRA_ROUNDING, INTRA_ROUNDING_DECAY);
  }

  /** For a plane of a predicted macroblock. */
  static Quantizer forInter(int qp) {
    return new Quantizer(qp, INTER_ROUNDING, INTER_ROUNDING_DECAY);
  }

  /** The quantization parameter of the chroma planes for that of the luma plane (8.5.8). */
  static int chromaQp(int lumaQp) {
    return lumaQp < 30 ? lumaQp : CHROMA_QP[lumaQp - 30];
  }

  int qp() {
    return qp;
  }

  /**
   * Quantizes the coefficients of a block, in raster order, into levels in zig-zag order.
   *
   * @param first the first level: 0, or 1 when the DC coefficient is coded apart (level 0 is then
   *     0)
   * @return how many levels are not zero
   */
  int quantize(int[] coefficients, int first, int[] levels, int at) {
    int count = 0;
    if (vanishes(coefficients, first)) {
      Arrays.fill(levels, at, at + BlockScan.COEFFICIENTS, 0);
      return count;
    }
    levels[at] = 0;
    for (int index = first; index < BlockScan.COEFFICIENTS; index++) {
      int coefficient = coefficients[BlockScan.zigzag(index)];
      int magnitude = (Math.abs(coefficient) * reciprocals[index] + roundings[index]) >> shift;
      levels[at + index] = coefficient < 0 ? -magnitude : magnitude;
      count += magnitude == 0 ? 0 : 1;
    }
    return count;
  }

  /** Whether every coefficient becomes the level 0; found without computing any. */
  private boolean vanishes(int[] coefficients, int first) {
    int beyond = 0;
    for (int i = first; i < BlockScan.COEFFICIENTS; i++) {
      beyond |= vanishing[i] - Math.abs(coefficients[i]);
    }
    return beyond >= 0;
  }

  /** The largest sum of absolute differences of a block that surely becomes levels of 0 alone. */
  int vanishingDifference() {
    int least = vanishing[0];
    for (int i = 1; i < BlockScan.COEFFICIENTS; i++) {
      // No coefficient exceeds the sum times the largest factor of its basis, 1, 2 or 4.
      int factorBits = (i & 1) + (i >> 2 & 1);
      least = Math.min(least, vanishing[i] >> factorBits);
    }
    return least;
  }

  /** The largest sum of absolute differences of a plane whose DC levels surely become 0. */
  int vanishingPlane() {
    return ((2 << shift) - 1 - 2 * roundings[0]) / reciprocals[0];
  }

  /** Quantizes a transformed DC coefficient, whose step is twice that of the block's first. */
  int quantizeDc(int coefficient) {
    int magnitude = (Math.abs(coefficient) * reciprocals[0] + 2 * roundings[0]) >> (shift + 1);
    return coefficient < 0 ? -magnitude : magnitude;
  }

  /** Scales levels in zig-zag order into coefficients in raster order (8.5.12.1). */
  void scale(int[] levels, int at, int[] coefficients) {
    for (int index = 0; index < BlockScan.COEFFICIENTS; index++) {
      coefficients[BlockScan.zigzag(index)] = levels[at + index] * scales[index];
    }
  }

  /** Scales a transformed luma DC level of an Intra_16x16 macroblock (8.5.10). */
  int scaleLumaDc(int level) {
    int scaled = level * SCALES[qp % 6][0] * FLAT_WEIGHT;
    return qp >= 36 ? scaled << (qp / 6 - 6) : (scaled + (1 << (5 - qp / 6))) >> (6 - qp / 6);
  }

  /** Scales a transformed chroma DC level (8.5.11.2). */
  int scaleChromaDc(int level) {
    return ((level * SCALES[qp % 6][0] * FLAT_WEIGHT) << (qp / 6)) >> 5;
  }

  private static int positionClass(int rasterIndex) {
    int oddRow = rasterIndex >> 2 & 1;
    int oddColumn = rasterIndex & 1;
    return oddRow != oddColumn ? 2 : oddRow;
  }
}
