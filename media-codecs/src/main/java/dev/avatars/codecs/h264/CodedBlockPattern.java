package dev.avatars.codecs.h264;

/**
 * Which parts of a macroblock have levels: bits 0 to 3 for the four 8x8 luma blocks, from bit 4 the
 * {@link ChromaResidual#pattern() chroma pattern}.
 */
final class CodedBlockPattern {
  /** Table 9-4, coded_block_pattern for each codeNum, of Intra_4x4 macroblocks. */
  private static final int[] INTRA = {
    47, 31, 15, 0, 23, 27, 29, 30, 7, 11, 13, 14, 39, 43, 45, 46, 16, 3, 5, 10, 12, 19, 21, 26, 28,
    35, 37, 42, 44, 1, 2, 4, 8, 17, 18, 20, 24, 6, 9, 22, 25, 32, 33, 34, 36, 40, 38, 41
  };

  /** Table 9-4, coded_block_pattern for each codeNum, of predicted macroblocks. */
  private static final int[] INTER = {
    0, 16, 1, 2, 4, 8, 32, 3, 5, 10, 12, 15, 47, 7, 11, 13, 14, 6, 9, 31, 35, 37, 42, 44, 33, 34,
    36, 40, 39, 43, 45, 46, 17, 18, 20, 24, 19, 21, 26, 28, 23, 27, 29, 30, 22, 25, 38, 41
  };

  private static final int[] INTRA_CODE = inverse(INTRA);
  private static final int[] INTER_CODE = inverse(INTER);

  private CodedBlockPattern() {}

  /** The codeNum of a pattern in an Intra_4x4 macroblock. */
  static int intraCode(int pattern) {
    return INTRA_CODE[pattern];
  }

  /** The codeNum of a pattern in a predicted macroblock. */
  static int interCode(int pattern) {
    return INTER_CODE[pattern];
  }

  /** Whether the 8x8 block that holds a 4x4 luma block has levels. */
  static boolean hasLuma(int pattern, int block) {
    return (pattern >> (block >> 2) & 1) != 0;
  }

  private static int[] inverse(int[] table) {
    int[] inverse = new int[table.length];
    for (int i = 0; i < table.length; i++) {
      inverse[table[i]] = i;
    }
    return inverse;
  }
}
