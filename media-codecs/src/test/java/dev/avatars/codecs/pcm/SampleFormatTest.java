package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class SampleFormatTest {
  @Test
  void integersKeepTheirHighBits() {
    assertThat(read(SampleFormat.UNSIGNED_8, 0)).isEqualTo(Short.MIN_VALUE);
    assertThat(read(SampleFormat.UNSIGNED_8, 0x80)).isZero();
    assertThat(read(SampleFormat.SIGNED_16, 0x34, 0x92)).isEqualTo((short) 0x9234);
    assertThat(read(SampleFormat.SIGNED_24, 0xFF, 0x34, 0x12)).isEqualTo((short) 0x1234);
    assertThat(read(SampleFormat.SIGNED_32, 0xFF, 0xFF, 0x34, 0x12)).isEqualTo((short) 0x1234);
  }

  @Test
  void muLawFollowsTheStandardsTable() {
    assertThat(read(SampleFormat.MU_LAW, 0xFF)).isZero();
    assertThat(read(SampleFormat.MU_LAW, 0x7F)).isZero();
    assertThat(read(SampleFormat.MU_LAW, 0x80)).isEqualTo((short) 32_124);
    assertThat(read(SampleFormat.MU_LAW, 0x00)).isEqualTo((short) -32_124);
    assertThat(read(SampleFormat.MU_LAW, 0xFE)).isEqualTo((short) 8);
  }

  @Test
  void aLawFollowsTheStandardsTable() {
    assertThat(read(SampleFormat.A_LAW, 0xD5)).isEqualTo((short) 8);
    assertThat(read(SampleFormat.A_LAW, 0x55)).isEqualTo((short) -8);
    assertThat(read(SampleFormat.A_LAW, 0xAA)).isEqualTo((short) 32_256);
    assertThat(read(SampleFormat.A_LAW, 0x2A)).isEqualTo((short) -32_256);
  }

  @Test
  void floatingPointIsLimitedToFullScale() {
    assertThat(readFloat(1)).isEqualTo(Short.MAX_VALUE);
    assertThat(readFloat(-1)).isEqualTo(Short.MIN_VALUE);
    assertThat(readFloat(7e30f)).isEqualTo(Short.MAX_VALUE);
    assertThat(readFloat(Float.NEGATIVE_INFINITY)).isEqualTo(Short.MIN_VALUE);
    assertThat(readDouble(-0.5)).isEqualTo((short) -16_384);
  }

  @Test
  void whatIsNoNumberIsSilence() {
    assertThat(readFloat(Float.NaN)).isZero();
    assertThat(readDouble(Double.NaN)).isZero();
  }

  private static short readFloat(float value) {
    byte[] bytes = new byte[4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(value);
    return SampleFormat.FLOAT_32.read(bytes, 0);
  }

  private static short readDouble(double value) {
    byte[] bytes = new byte[8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(value);
    return SampleFormat.FLOAT_64.read(bytes, 0);
  }

  private static short read(SampleFormat format, int... bytes) {
    byte[] coded = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      coded[i] = (byte) bytes[i];
    }
    return format.read(coded, 0);
  }
}
