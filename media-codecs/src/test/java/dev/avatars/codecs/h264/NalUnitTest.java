package dev.avatars.codecs.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;

class NalUnitTest {
  @Property(seed = "264")
  void noStartCodeStandsInAUnitAndThePayloadReadsBack(
      @ForAll @Size(max = 300) @ByteRange(min = 0, max = 4) byte[] payload) {
    byte[] unit = NalUnit.IDR_SLICE.bare(writerOf(payload));
    for (int i = 2; i < unit.length; i++) {
      boolean startCode = unit[i - 2] == 0 && unit[i - 1] == 0 && unit[i] >= 0 && unit[i] < 3;
      assertThat(startCode).as("start code at %d", i - 2).isFalse();
    }
    assertThat(payloadOf(unit)).isEqualTo(payload);
  }

  @Example
  void theWorstPayloadFits() {
    byte[] unit = NalUnit.IDR_SLICE.bare(writerOf(new byte[100_000]));
    assertThat(payloadOf(unit)).isEqualTo(new byte[100_000]);
  }

  @Example
  void thePrefixIsTheLengthOfTheUnit() {
    BitWriter payload = writerOf(new byte[] {1, 0, 0, 1});
    byte[] prefixed = NalUnit.PREDICTED_SLICE.lengthPrefixed(payload);
    assertThat(ByteBuffer.wrap(prefixed).getInt()).isEqualTo(prefixed.length - 4);
    assertThat(prefixed).endsWith(NalUnit.PREDICTED_SLICE.bare(payload));
  }

  @Example
  void theHeaderTellsTheKind() {
    BitWriter payload = writerOf(new byte[] {1});
    assertThat(NalUnit.PREDICTED_SLICE.bare(payload)[0]).isEqualTo((byte) 0x61);
    assertThat(NalUnit.IDR_SLICE.bare(payload)[0]).isEqualTo((byte) 0x65);
    assertThat(NalUnit.SEQUENCE_PARAMETER_SET.bare(payload)[0]).isEqualTo((byte) 0x67);
    assertThat(NalUnit.PICTURE_PARAMETER_SET.bare(payload)[0]).isEqualTo((byte) 0x68);
  }

  private static BitWriter writerOf(byte[] payload) {
    BitWriter writer = new BitWriter();
    for (byte value : payload) {
      writer.bits(value, 8);
    }
    return writer;
  }

  /** Takes the emulation prevention bytes out again (7.3.1). */
  private static byte[] payloadOf(byte[] unit) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int zeros = 0;
    for (int i = 1; i < unit.length; i++) {
      if (zeros == 2 && unit[i] == 3) {
        zeros = 0;
      } else {
        payload.write(unit[i]);
        zeros = unit[i] == 0 ? zeros + 1 : 0;
      }
    }
    return payload.toByteArray();
  }
}
