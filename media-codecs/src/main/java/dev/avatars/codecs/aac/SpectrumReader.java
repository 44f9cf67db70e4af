package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Reads quantized lines in one of the eleven spectrum codebooks (ISO/IEC 14496-3, 4.6.3.3 and table
 * 4.151). Immutable once made, thus shared.
 */
final class SpectrumReader {
  private static final int ESCAPE = 16;
  private static final int MAX_ESCAPE_ONES = 8;
  private static final SpectrumReader[] ALL = {
    signed(4, 1, HuffmanTables.SPECTRUM_1_LENGTHS, HuffmanTables.SPECTRUM_1_CODEWORDS),
    signed(4, 1, HuffmanTables.SPECTRUM_2_LENGTHS, HuffmanTables.SPECTRUM_2_CODEWORDS),
    unsigned(4, 2, HuffmanTables.SPECTRUM_3_LENGTHS, HuffmanTables.SPECTRUM_3_CODEWORDS),
    unsigned(4, 2, HuffmanTables.SPECTRUM_4_LENGTHS, HuffmanTables.SPECTRUM_4_CODEWORDS),
    signed(2, 4, HuffmanTables.SPECTRUM_5_LENGTHS, HuffmanTables.SPECTRUM_5_CODEWORDS),
    signed(2, 4, HuffmanTables.SPECTRUM_6_LENGTHS, HuffmanTables.SPECTRUM_6_CODEWORDS),
    unsigned(2, 7, HuffmanTables.SPECTRUM_7_LENGTHS, HuffmanTables.SPECTRUM_7_CODEWORDS),
    unsigned(2, 7, HuffmanTables.SPECTRUM_8_LENGTHS, HuffmanTables.SPECTRUM_8_CODEWORDS),
    unsigned(2, 12, HuffmanTables.SPECTRUM_9_LENGTHS, HuffmanTables.SPECTRUM_9_CODEWORDS),
    unsigned(2, 12, HuffmanTables.SPECTRUM_10_LENGTHS, HuffmanTables.SPECTRUM_10_CODEWORDS),
    unsigned(2, ESCAPE, HuffmanTables.SPECTRUM_11_LENGTHS, HuffmanTables.SPECTRUM_11_CODEWORDS)
  };

  private final int dimension;
  private final int largest;
  private final int[] tuples;
  private final HuffmanReader code;
  private final int least;

  private SpectrumReader(int dimension, int least, int largest, int[] lengths, int[] codewords) {
    this.dimension = dimension;
    this.least = least;
    this.largest = largest;
    this.code = new HuffmanReader(lengths, codewords);
    this.tuples = tuples(lengths.length);
  }

  private static SpectrumReader signed(int dimension, int largest, int[] lengths, int[] codewords) {
    return new SpectrumReader(dimension, -largest, largest, lengths, codewords);
  }

  private static SpectrumReader unsigned(
      int dimension, int largest, int[] lengths, int[] codewords) {
    return new SpectrumReader(dimension, 0, largest, lengths, codewords);
  }

  /** The reader of codebook 1 to 11. */
  static SpectrumReader of(int codebook) {
    return ALL[codebook - 1];
  }

  /** Reads lines to their places; {@code count} is a multiple of four. */
  void read(BitReader bits, int[] lines, int from, int count) {
    for (int at = from; at < from + count; at += dimension) {
      System.arraycopy(tuples, code.read(bits) * dimension, lines, at, dimension);
      if (least == 0) {
        readSigns(bits, lines, at);
      }
      if (largest == ESCAPE) {
        readEscapes(bits, lines, at);
      }
    }
  }

  private void readSigns(BitReader bits, int[] lines, int at) {
    for (int i = at; i < at + dimension; i++) {
      if (lines[i] != 0 && bits.readFlag()) {
        lines[i] = -lines[i];
      }
    }
  }

  private void readEscapes(BitReader bits, int[] lines, int at) {
    for (int i = at; i < at + dimension; i++) {
      if (Math.abs(lines[i]) == ESCAPE) {
        lines[i] = Integer.signum(lines[i]) * escaped(bits);
      }
    }
  }

  /** N ones, a zero, then N + 4 bits below the leading one (4.6.3.3). */
  private static int escaped(BitReader bits) {
    int ones = bits.readOnes(MAX_ESCAPE_ONES + 1);
    if (ones > MAX_ESCAPE_ONES) {
      throw new CodedDataException("an AAC escape of more than " + MAX_ESCAPE_ONES + " ones");
    }
    int suffixBits = ones + 4;
    return 1 << suffixBits | bits.read(suffixBits);
  }

  private int[] tuples(int count) {
    int radix = largest - least + 1;
    int[] values = new int[count * dimension];
    for (int index = 0; index < count; index++) {
      int rest = index;
      for (int i = dimension - 1; i >= 0; i--) {
        values[index * dimension + i] = rest % radix + least;
        rest /= radix;
      }
    }
    return values;
  }
}
