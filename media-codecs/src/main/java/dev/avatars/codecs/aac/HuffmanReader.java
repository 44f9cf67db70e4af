package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import java.util.Arrays;

/**
 * Reads one Huffman code: codewords in ascending order, left-aligned, and for every start of eight
 * bits the codeword to look at first.
 */
final class HuffmanReader {
  /** The longest codeword, of the scale factors (ISO/IEC 14496-3, table 4.A.1). */
  private static final int MAX_LENGTH = 19;

  private static final int START_BITS = 8;
  private static final int LENGTH_BITS = 5;
  private static final int SYMBOL_BITS = 9;

  private final int[] codewords;
  private final int[] symbols;
  private final int[] lengths;
  private final int[] starts = new int[1 << START_BITS];

  /** The code whose codeword number {@code i} is {@code codewords[i]}, {@code lengths[i]} long. */
  HuffmanReader(int[] codeLengths, int[] codewordsByIndex) {
    long[] order = new long[codeLengths.length];
    for (int i = 0; i < order.length; i++) {
      long aligned = (long) codewordsByIndex[i] << (MAX_LENGTH - codeLengths[i]);
      order[i] = (aligned << SYMBOL_BITS | i) << LENGTH_BITS | codeLengths[i];
    }
    Arrays.sort(order);
    codewords =
        Arrays.stream(order).mapToInt(o -> (int) (o >> (SYMBOL_BITS + LENGTH_BITS))).toArray();
    symbols =
        Arrays.stream(order)
            .mapToInt(o -> (int) (o >> LENGTH_BITS) & ((1 << SYMBOL_BITS) - 1))
            .toArray();
    lengths = Arrays.stream(order).mapToInt(o -> (int) o & ((1 << LENGTH_BITS) - 1)).toArray();
    for (int start = 0; start < starts.length; start++) {
      starts[start] = lastNotAbove(start << (MAX_LENGTH - START_BITS), 0);
    }
  }

  /** Takes one codeword and answers its index. */
  int read(BitReader bits) {
    int ahead = bits.peek(MAX_LENGTH);
    int at = lastNotAbove(ahead, starts[ahead >>> (MAX_LENGTH - START_BITS)]);
    bits.skip(lengths[at]);
    return symbols[at];
  }

  private int lastNotAbove(int aligned, int from) {
    int at = from;
    while (at + 1 < codewords.length && codewords[at + 1] <= aligned) {
      at++;
    }
    return at;
  }
}
