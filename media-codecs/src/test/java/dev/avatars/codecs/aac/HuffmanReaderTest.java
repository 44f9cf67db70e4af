package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.BitReader;
import org.junit.jupiter.api.Test;

class HuffmanReaderTest {
  @Test
  void everyCodewordOfTheScaleFactorsIsRead() {
    everyCodewordIsRead(HuffmanTables.SCALE_FACTOR_LENGTHS, HuffmanTables.SCALE_FACTOR_CODEWORDS);
  }

  @Test
  void everyCodewordOfTheSpectrumIsRead() {
    everyCodewordIsRead(HuffmanTables.SPECTRUM_1_LENGTHS, HuffmanTables.SPECTRUM_1_CODEWORDS);
    everyCodewordIsRead(HuffmanTables.SPECTRUM_3_LENGTHS, HuffmanTables.SPECTRUM_3_CODEWORDS);
    everyCodewordIsRead(HuffmanTables.SPECTRUM_9_LENGTHS, HuffmanTables.SPECTRUM_9_CODEWORDS);
    everyCodewordIsRead(HuffmanTables.SPECTRUM_11_LENGTHS, HuffmanTables.SPECTRUM_11_CODEWORDS);
  }

  private static void everyCodewordIsRead(int[] lengths, int[] codewords) {
    HuffmanReader reader = new HuffmanReader(lengths, codewords);
    for (int i = 0; i < lengths.length; i++) {
      BitReader bits = new BitReader();
      bits.start(bytes(codewords[i], lengths[i]), 0, 4);
      assertThat(reader.read(bits)).isEqualTo(i);
      assertThat(bits.remaining()).isEqualTo(32 - lengths[i]);
    }
  }

  /** The codeword, followed by ones, which would reveal a reader that takes too few bits. */
  private static byte[] bytes(int codeword, int length) {
    int word = codeword << (32 - length) | (-1 >>> length);
    return new byte[] {
      (byte) (word >>> 24), (byte) (word >>> 16), (byte) (word >>> 8), (byte) word
    };
  }
}
