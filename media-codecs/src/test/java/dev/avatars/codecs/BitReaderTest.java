package dev.avatars.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitReaderTest {
  private final BitReader bits = new BitReader();

  @Test
  void anySequenceOfWidthsReadsTheBitsInTheirOrder() {
    byte[] packet = new byte[400];
    new Random(7).nextBytes(packet);
    BigInteger all = new BigInteger(1, packet);
    Random widths = new Random(11);
    bits.start(packet, 0, packet.length);
    int position = 0;
    while (position + 32 <= 3200) {
      int width = widths.nextInt(33);
      position += width;
      long expected =
          all.shiftRight(3200 - position)
              .and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE))
              .longValue();
      assertThat(bits.read(width) & 0xFFFFFFFFL).isEqualTo(expected);
    }
  }

  @Test
  void aPacketInTheMiddleOfAnArrayEndsWhereItEnds() {
    bits.start(new byte[] {-1, -1, 5, -1, -1, -1, -1, -1, -1, -1, -1, -1}, 2, 1);

    assertThat(bits.remaining()).isEqualTo(8);
    assertThat(bits.peek(16)).isEqualTo(0x0500);
    assertThat(bits.read(8)).isEqualTo(5);
    assertThatThrownBy(() -> bits.read(1)).isInstanceOf(CodedDataException.class);
  }

  @Test
  void twosComplementKeepsItsSign() {
    bits.start(new byte[] {(byte) 0b1110_0111}, 0, 1);

    assertThat(bits.readSigned(4)).isEqualTo(-2);
    assertThat(bits.readSigned(4)).isEqualTo(7);
  }

  @Test
  void zerosAreCountedAcrossManyBytes() {
    byte[] packet = new byte[100];
    packet[98] = 1;
    packet[99] = (byte) 0x80;
    bits.start(packet, 0, 100);

    assertThat(bits.readZeros(1000)).isEqualTo(98 * 8 + 7);
    assertThat(bits.readZeros(1000)).isZero();
    assertThat(bits.remaining()).isEqualTo(7);
  }

  @Test
  void aRunOfZerosBeyondItsLimitIsDamage() {
    bits.start(new byte[100], 0, 100);

    assertThatThrownBy(() -> bits.readZeros(50))
        .isInstanceOf(CodedDataException.class)
        .hasMessageContaining("allowed: 50");
  }

  @Test
  void aRunOfZerosWithoutAnEndIsDamage() {
    bits.start(new byte[100], 0, 100);

    assertThatThrownBy(() -> bits.readZeros(10_000)).isInstanceOf(CodedDataException.class);
  }

  @Test
  void onesAreCountedUpToTheirLimit() {
    bits.start(new byte[] {(byte) 0b1101_1111, (byte) 0b1110_0000}, 0, 2);

    assertThat(bits.readOnes(9)).isEqualTo(2);
    assertThat(bits.readOnes(5)).isEqualTo(5);
    assertThat(bits.readOnes(9)).isEqualTo(3);
  }

  @Test
  void aligningGoesToTheNextByte() {
    bits.start(new byte[] {0, 1, 2}, 1, 2);
    bits.align();
    assertThat(bits.remaining()).isEqualTo(16);
    bits.skip(3);
    bits.align();
    assertThat(bits.read(8)).isEqualTo(2);
  }
}
