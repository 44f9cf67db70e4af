package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpectrumCodebookTest {
  @SuppressWarnings("ArrayRecordComponent")
  private record Code(int[] lengths, int[] codewords) {}

  private static final List<Code> CODES =
      List.of(
          new Code(HuffmanTables.SCALE_FACTOR_LENGTHS, HuffmanTables.SCALE_FACTOR_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_1_LENGTHS, HuffmanTables.SPECTRUM_1_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_2_LENGTHS, HuffmanTables.SPECTRUM_2_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_3_LENGTHS, HuffmanTables.SPECTRUM_3_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_4_LENGTHS, HuffmanTables.SPECTRUM_4_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_5_LENGTHS, HuffmanTables.SPECTRUM_5_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_6_LENGTHS, HuffmanTables.SPECTRUM_6_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_7_LENGTHS, HuffmanTables.SPECTRUM_7_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_8_LENGTHS, HuffmanTables.SPECTRUM_8_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_9_LENGTHS, HuffmanTables.SPECTRUM_9_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_10_LENGTHS, HuffmanTables.SPECTRUM_10_CODEWORDS),
          new Code(HuffmanTables.SPECTRUM_11_LENGTHS, HuffmanTables.SPECTRUM_11_CODEWORDS));

  @Test
  void everyCodeUsesEveryBitPatternOnce() {
    for (Code code : CODES) {
      int longest = Arrays.stream(code.lengths()).max().orElseThrow();
      Set<Integer> covered = new HashSet<>();
      for (int i = 0; i < code.lengths().length; i++) {
        int free = longest - code.lengths()[i];
        for (int suffix = 0; suffix < 1 << free; suffix++) {
          assertThat(covered.add((code.codewords()[i] << free) + suffix)).isTrue();
        }
      }
      assertThat(covered).hasSize(1 << longest);
    }
  }

  @Test
  void theBooksHaveTheSizesOfTheStandard() {
    assertThat(CODES.stream().map(code -> code.codewords().length))
        .containsExactly(121, 81, 81, 81, 81, 81, 81, 64, 64, 169, 169, 289);
  }

  @Property(tries = 300, seed = "1")
  void writingTakesTheBitsThatWereForetold(
      @ForAll @Size(16) int[] wild, @ForAll @IntRange(min = 1, max = 11) int number) {
    SpectrumCodebook book = SpectrumCodebook.of(number);
    int largest = largest(book);
    int[] lines = Arrays.stream(wild).map(value -> value % (largest + 1)).toArray();
    BitWriter out = new BitWriter();
    book.write(out, lines, 0, lines.length);
    assertThat(out.bitCount()).isEqualTo(book.bits(lines, 0, lines.length));
  }

  private static int largest(SpectrumCodebook book) {
    int largest = 0;
    while (largest < 8191 && book.holds(largest + 1)) {
      largest++;
    }
    return largest;
  }

  @Test
  void theLargestMagnitudesAreThoseOfTheStandard() {
    assertThat(SpectrumCodebook.all().stream().map(SpectrumCodebookTest::largest))
        .containsExactly(1, 1, 2, 2, 4, 4, 7, 7, 12, 12, 8191);
  }

  @Test
  void anEscapeHoldsTheWholeValue() {
    BitWriter out = new BitWriter();
    SpectrumCodebook.of(11).write(out, new int[] {-37, 0}, 0, 2);
    out.align();
    // (16, 0) is codeword 0x1c2 of 9 bits; the sign 1; the escape of 37 = 32 + 5: 10 then 00101.
    int expected = ((0x1c2 << 1 | 1) << 2 | 0b10) << 5 | 0b00101;
    int aligned = expected << (24 - 17);
    assertThat(Arrays.copyOf(out.array(), out.byteCount()))
        .containsExactly((byte) (aligned >> 16), (byte) (aligned >> 8), (byte) aligned);
  }
}
