package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BitWriterTest {
  @Example
  void expGolombCodesAreThoseOfTheStandard() {
    BitWriter writer = new BitWriter();
    for (int value = 0; value <= 4; value++) {
      writer.unsigned(value); // 1 010 011 00100 00101
    }
    writer.trailingBits();
    assertThat(BitReader.of(writer).bits(24)).isEqualTo(0b1_010_011_00100_00101_1_000000);
  }

  @Property(seed = "264")
  void everyUnsignedValueReadsBack(
      @ForAll @Size(max = 200) List<@IntRange(max = Integer.MAX_VALUE - 1) Integer> values) {
    BitWriter writer = new BitWriter();
    values.forEach(writer::unsigned);
    writer.trailingBits();
    BitReader reader = BitReader.of(writer);
    assertThat(values).allSatisfy(value -> assertThat(reader.unsigned()).isEqualTo(value));
  }

  @Property(seed = "264")
  void everySignedValueReadsBack(
      @ForAll @Size(max = 200) List<@IntRange(min = -70_000, max = 70_000) Integer> values) {
    BitWriter writer = new BitWriter();
    values.forEach(writer::signed);
    writer.trailingBits();
    BitReader reader = BitReader.of(writer);
    assertThat(values).allSatisfy(value -> assertThat(reader.signed()).isEqualTo(value));
  }

  @Property(seed = "264")
  void bitsOfAnyLengthReadBack(
      @ForAll @Size(max = 200) List<Integer> values, @ForAll @IntRange(max = 32) int length) {
    BitWriter writer = new BitWriter();
    values.forEach(value -> writer.bits(value, length));
    assertThat(writer.bitCount()).isEqualTo((long) values.size() * length);
    writer.trailingBits();
    BitReader reader = BitReader.of(writer);
    long mask = (1L << length) - 1;
    assertThat(values)
        .allSatisfy(value -> assertThat(reader.bits(length)).isEqualTo((int) (value & mask)));
  }

  @Example
  void aPayloadEndsWithAOneAndZerosToTheByte() {
    BitWriter writer = new BitWriter();
    writer.bits(0xFF, 8);
    writer.trailingBits();
    assertThat(writer.byteCount()).isEqualTo(2);
    assertThat(writer.byteAt(1)).isEqualTo((byte) 0x80);
  }

  @Example
  void aClearedWriterBeginsAgain() {
    BitWriter writer = new BitWriter();
    writer.bits(0x123, 12);
    writer.clear();
    writer.bits(0xA5, 8);
    assertThat(writer.bitCount()).isEqualTo(8);
    assertThat(writer.byteAt(0)).isEqualTo((byte) 0xA5);
  }
}
