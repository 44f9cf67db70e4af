package dev.avatars.codecs.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.TestBytes;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
  @ParameterizedTest
  @CsvSource({
    // configuration, frames code, second byte, samples (RFC 6716, tables 2 and 5)
    "0, 0, 0, 480",
    "3, 0, 0, 2880",
    "7, 1, 0, 5760",
    "12, 0, 0, 480",
    "15, 2, 0, 1920",
    "16, 0, 0, 120",
    "31, 3, 6, 5760",
    "31, 3, 7, 0",
    "16, 3, 63, 0",
    "16, 3, 48, 5760",
    "1, 3, 0, 0",
  })
  void theFirstBytesOfAnOpusPacketTellItsLength(
      int configuration, int code, int second, int samples) {
    byte[] packet = {(byte) (configuration << 3 | code), (byte) second};

    assertThat(opus().samples(packet(packet))).isEqualTo(samples);
  }

  @Test
  void anEmptyOpusPacketHasNoSamples() {
    assertThat(opus().samples(packet())).isZero();
    assertThat(opus().samples(packet((byte) 3))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // code, bytes after the coded number, samples (RFC 9639, table 14)
    "0, 0, 0, 0",
    "1, 0, 0, 192",
    "2, 0, 0, 576",
    "5, 0, 0, 4608",
    "6, 99, 0, 100",
    "7, 1, 0, 257",
    "8, 0, 0, 256",
    "15, 0, 0, 32768",
  })
  void theHeaderOfAFlacFrameTellsItsBlockSize(int code, int first, int second, int samples) {
    byte[] frame = {
      (byte) 0xFF, (byte) 0xF8, (byte) (code << 4 | 9), 0x18, 0x05, (byte) first, (byte) second
    };

    assertThat(flac().samples(packet(frame))).isEqualTo(samples);
  }

  @Test
  void theBlockSizeStandsBehindANumberOfSeveralBytes() {
    byte[] frame = {
      (byte) 0xFF, (byte) 0xF9, 0x69, 0x18, (byte) 0xE1, (byte) 0x80, (byte) 0x80, 41
    };

    assertThat(flac().samples(packet(frame))).isEqualTo(42);
  }

  @Test
  void whatIsNoFlacFrameHasNoSamples() {
    assertThat(flac().samples(packet((byte) 0xFF, (byte) 0xF8))).isZero();
    assertThat(flac().samples(packet(new byte[20]))).isZero();
  }

  @Test
  void vorbisModesAreReadFromTheEndOfTheSetup() {
    VorbisModes modes = VorbisModes.of(setup(false, true, true)).orElseThrow();

    assertThat(modes.isLong(0b000)).isFalse();
    assertThat(modes.isLong(0b010)).isTrue();
    assertThat(modes.isLong(0b100)).isTrue();
    assertThat(modes.isLong(0b110)).isFalse();
  }

  @Test
  void aSingleModeNeedsNoBits() {
    assertThat(VorbisModes.of(setup(true)).orElseThrow().isLong(0xFE)).isTrue();
  }

  @Test
  void aSetupWithoutModesHasNone() {
    assertThat(VorbisModes.of(new byte[0])).isEmpty();
    assertThat(VorbisModes.of(new byte[100])).isEmpty();
    assertThat(VorbisModes.of(new byte[] {1, 2, 3})).isEmpty();
  }

  @Test
  void streamsThatAreNoSoundHaveNoMapping() {
    assertThat(Mapping.of(packet())).isEmpty();
    assertThat(Mapping.of(packet(new TestBytes().text("\u0080theora").zeros(40).toArray())))
        .isEmpty();
    assertThat(Mapping.of(packet(new TestBytes().text("OpusHead").zeros(3).toArray()))).isEmpty();
  }

  /** Junk, the count of modes less one, the modes, the framing bit (Vorbis I, 4.2.4). */
  private static byte[] setup(boolean... longBlocks) {
    BitSet bits = new BitSet();
    bits.set(0, 50);
    int at = 64;
    for (int i = 0; i < 6; i++) {
      bits.set(at + i, ((longBlocks.length - 1) >> i & 1) == 1);
    }
    at += 6;
    for (boolean isLong : longBlocks) {
      bits.set(at, isLong);
      at += 41;
    }
    bits.set(at);
    return bits.toByteArray();
  }

  private static Mapping opus() {
    byte[] head = new TestBytes().text("OpusHead").u8(1, 2).u16le(312).zeros(7).toArray();
    return Mapping.of(packet(head)).orElseThrow();
  }

  private static Mapping flac() {
    byte[] head = new TestBytes().text("\u007FFLAC").zeros(4).text("fLaC").zeros(38).toArray();
    return Mapping.of(packet(head)).orElseThrow();
  }

  private static Packet packet(byte... bytes) {
    return new Packet(bytes, 0, bytes.length);
  }
}
