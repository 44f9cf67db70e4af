package dev.avatars.codecs.aac;

/**
 * The Huffman code of the difference between two neighboring scale factors (ISO/IEC 14496-3,
 * 4.6.3.2 and table 4.A.1).
 */
final class ScaleFactorCode {
  /** The largest difference up or down that a codeword exists for. */
  static final int LARGEST_DIFFERENCE = 60;

  private ScaleFactorCode() {}

  static int bits(int difference) {
    return HuffmanTables.SCALE_FACTOR_LENGTHS[difference + LARGEST_DIFFERENCE];
  }

  static void write(BitWriter out, int difference) {
    out.write(
        HuffmanTables.SCALE_FACTOR_CODEWORDS[difference + LARGEST_DIFFERENCE], bits(difference));
  }
}
