package dev.avatars.codecs.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameHeaderTest {
  @ParameterizedTest
  @CsvSource({
    // header, layer, rate, channels, samples, bytes
    "FFFB9000, 3, 44100, 2, 1152, 417",
    "FFFB92C0, 3, 44100, 1, 1152, 418",
    "FFFB5464, 3, 48000, 2, 1152, 192",
    "FFF360C4, 3, 22050, 1, 576, 156",
    "FFE318C4, 3, 8000, 1, 576, 72",
    "FFFD80C0, 2, 44100, 1, 1152, 417",
    "FFFF9000, 1, 44100, 2, 384, 312",
    "FFFF9200, 1, 44100, 2, 384, 316",
    "FFF59000, 2, 22050, 2, 1152, 522",
    "FFF79000, 1, 22050, 2, 384, 312",
  })
  void aHeaderTellsItsFrame(String hex, int layer, int rate, int channels, int samples, int bytes)
      throws IOException {
    FrameHeader header = header(hex).orElseThrow();

    assertThat(header.layer()).isEqualTo(layer);
    assertThat(header.sampleRate()).isEqualTo(rate);
    assertThat(header.channels()).isEqualTo(channels);
    assertThat(header.samples()).isEqualTo(samples);
    assertThat(header.length(0)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "FFDB9000, no sync word",
    "FFEB9000, reserved version",
    "FFF99000, reserved layer",
    "FFFBF000, forbidden bit rate",
    "FFFB9C00, reserved sample rate",
    "FFFB9002, reserved emphasis",
  })
  void whatTheStandardReservesIsNoHeader(String hex, String reason) throws IOException {
    assertThat(header(hex)).as(reason).isEmpty();
  }

  @Test
  void threeBytesAreNoHeader() throws IOException {
    assertThat(FrameHeader.at(new TestBytes().u8(0xFF, 0xFB, 0x90).toSource(), 0)).isEmpty();
  }

  @Test
  void theLengthOfAFreeFrameIsGivenFromOutside() throws IOException {
    FrameHeader padded = header("FFFB0200").orElseThrow();

    assertThat(padded.isFreeFormat()).isTrue();
    assertThat(padded.length(600)).isEqualTo(601);
  }

  @Test
  void framesOfOneStreamShareVersionLayerAndRate() throws IOException {
    FrameHeader header = header("FFFB9000").orElseThrow();

    assertThat(header.continues(header("FFFA52C0").orElseThrow())).isTrue();
    assertThat(header.continues(header("FFFB9400").orElseThrow())).isFalse();
    assertThat(header.continues(header("FFF39000").orElseThrow())).isFalse();
    assertThat(header.continues(header("FFFD9000").orElseThrow())).isFalse();
    assertThat(header.continues(header("FFFB0000").orElseThrow())).isFalse();
  }

  private static Optional<FrameHeader> header(String hex) throws IOException {
    return FrameHeader.at(new TestBytes().u32(Long.parseLong(hex, 16)).toSource(), 0);
  }
}
