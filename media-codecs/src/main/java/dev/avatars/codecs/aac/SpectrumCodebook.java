package dev.avatars.codecs.aac;

import java.util.List;

/**
 * One of the eleven Huffman codebooks for quantized lines: it codes two or four of them with one
 * codeword (ISO/IEC 14496-3, 4.6.3.3 and table 4.151).
 */
final class SpectrumCodebook {
  /** The value of a line from which codebook 11 continues with an escape sequence. */
  private static final int ESCAPE = 16;

  /** Largest magnitude of a quantized line (4.6.2.2). */
  static final int LARGEST_QUANTIZED = 8191;

  private static final List<SpectrumCodebook> ALL =
      List.of(
          signed(1, 4, 1, HuffmanTables.SPECTRUM_1_LENGTHS, HuffmanTables.SPECTRUM_1_CODEWORDS),
          signed(2, 4, 1, HuffmanTables.SPECTRUM_2_LENGTHS, HuffmanTables.SPECTRUM_2_CODEWORDS),
          unsigned(3, 4, 2, HuffmanTables.SPECTRUM_3_LENGTHS, HuffmanTables.SPECTRUM_3_CODEWORDS),
          unsigned(4, 4, 2, HuffmanTables.SPECTRUM_4_LENGTHS, HuffmanTables.SPECTRUM_4_CODEWORDS),
          signed(5, 2, 4, HuffmanTables.SPECTRUM_5_LENGTHS, HuffmanTables.SPECTRUM_5_CODEWORDS),
          signed(6, 2, 4, HuffmanTables.SPECTRUM_6_LENGTHS, HuffmanTables.SPECTRUM_6_CODEWORDS),
          unsigned(7, 2, 7, HuffmanTables.SPECTRUM_7_LENGTHS, HuffmanTables.SPECTRUM_7_CODEWORDS),
          unsigned(8, 2, 7, HuffmanTables.SPECTRUM_8_LENGTHS, HuffmanTables.SPECTRUM_8_CODEWORDS),
          unsigned(9, 2, 12, HuffmanTables.SPECTRUM_9_LENGTHS, HuffmanTables.SPECTRUM_9_CODEWORDS),
          unsigned(
              10, 2, 12, HuffmanTables.SPECTRUM_10_LENGTHS, HuffmanTables.SPECTRUM_10_CODEWORDS),
          unsigned(
              11,
              2,
              ESCAPE,
              HuffmanTables.SPECTRUM_11_LENGTHS,
              HuffmanTables.SPECTRUM_11_CODEWORDS));

  private final int number;
  private final int dimension;
  private final int largest;
  private final boolean signed;
  private final int radix;
  private final int[] lengths;
  private final int[] codewords;

  private SpectrumCodebook(
      int number, int dimension, int largest, boolean signed, int[] lengths, int[] codewords) {
    this.number = number;
    this.dimension = dimension;
    this.largest = largest;
    this.signed = signed;
    this.radix = signed ? 2 * largest + 1 : largest + 1;
    this.lengths = lengths;
    this.codewords = codewords;
  }

  private static SpectrumCodebook signed(
      int number, int dimension, int largest, int[] lengths, int[] codewords) {
    return new SpectrumCodebook(number, dimension, largest, true, lengths, codewords);
  }

  private static SpectrumCodebook unsigned(
      int number, int dimension, int largest, int[] lengths, int[] codewords) {
    return new SpectrumCodebook(number, dimension, largest, false, lengths, codewords);
  }

  /** Codebooks 1 to 11 in their order. */
  static List<SpectrumCodebook> all() {
    return ALL;
  }

  static SpectrumCodebook of(int number) {
    return ALL.get(number - 1);
  }

  int number() {
    return number;
  }

  /** Whether lines up to a magnitude can be coded. */
  boolean holds(int magnitude) {
    return magnitude <= largest || largest == ESCAPE;
  }

  /** The bits it takes to code the lines from {@code start} up to {@code end}. */
  int bits(int[] lines, int start, int end) {
    int bits = 0;
    for (int at = start; at < end; at += dimension) {
      bits += lengths[index(lines, at)];
      if (!signed) {
        bits += extraBits(lines, at);
      }
    }
    return bits;
  }

  /** Codes the lines from {@code start} up to {@code end} (spectral_data, table 4.56). */
  void write(BitWriter out, int[] lines, int start, int end) {
    for (int at = start; at < end; at += dimension) {
      int index = index(lines, at);
      out.write(codewords[index], lengths[index]);
      if (!signed) {
        writeSigns(out, lines, at);
        writeEscapes(out, lines, at);
      }
    }
  }

  private int index(int[] lines, int at) {
    int index = 0;
    for (int i = at; i < at + dimension; i++) {
      index = index * radix + (signed ? lines[i] + largest : Math.min(Math.abs(lines[i]), largest));
    }
    return index;
  }

  private int extraBits(int[] lines, int at) {
    int bits = 0;
    for (int i = at; i < at + dimension; i++) {
      int magnitude = Math.abs(lines[i]);
      bits += Math.min(1, magnitude);
      if (magnitude >= ESCAPE) {
        bits += 2 * log2(magnitude) - 3;
      }
    }
    return bits;
  }

  private void writeSigns(BitWriter out, int[] lines, int at) {
    for (int i = at; i < at + dimension; i++) {
      if (lines[i] != 0) {
        out.write(lines[i] >>> 31, 1);
      }
    }
  }

  /** The escape sequence (4.6.3.3): N ones, a zero, then N + 4 bits below the leading one. */
  private void writeEscapes(BitWriter out, int[] lines, int at) {
    for (int i = at; i < at + dimension; i++) {
      int magnitude = Math.abs(lines[i]);
      if (magnitude >= ESCAPE) {
        int suffixBits = log2(magnitude);
        int ones = suffixBits - 4;
        out.write((1 << (ones + 1)) - 2, ones + 1);
        out.write(magnitude, suffixBits);
      }
    }
  }

  private static int log2(int value) {
    return 31 - Integer.numberOfLeadingZeros(value);
  }
}
