package dev.avatars.codecs.riff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.codecs.Reading;
import dev.avatars.codecs.Refusal;
import dev.avatars.codecs.TestBytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaveFileTest {
  @Test
  void blocksAreCounted() throws IOException {
    WaveFile file = found(wave(format(1, 2, 4, 16), 400, 400));

    assertThat(file.samples()).isEqualTo(100);
    assertThat(file.start()).isEqualTo(44);
    assertThat(file.missing()).isZero();
    assertThat(file.format())
        .isEqualTo(new WaveFormat(WaveEncoding.PCM, 2, 44_100, 4, 16, 1, java.util.List.of()));
  }

  @Test
  void aPartOfABlockAtTheEndDoesNotCount() throws IOException {
    assertThat(found(wave(format(1, 2, 4, 16), 403, 403)).samples()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7FFFF000L, 0x7FFFFFFFL})
  void sizesOfWritersIntoAPipeMeanUpToTheEnd(long size) throws IOException {
    WaveFile file = found(wave(format(1, 1, 2, 16), size, 400));

    assertThat(file.samples()).isEqualTo(200);
    assertThat(file.missing()).isZero();
  }

  @Test
  void soundBeyondTheEndIsMissing() throws IOException {
    WaveFile file = found(wave(format(1, 1, 2, 16), 1000, 400));

    assertThat(file.samples()).isEqualTo(200);
    assertThat(file.missing()).isEqualTo(600);
  }

  @Test
  void theSizeOfRf64StandsApart() throws IOException {
    TestBytes bytes = new TestBytes().text("RF64").u32le(-1).text("WAVE");
    bytes.text("ds64").u32le(28).u32le(500).u32le(0).u32le(300).u32le(0).zeros(12);
    bytes.bytes(format(1, 1, 2, 16)).text("data").u32le(-1).zeros(400);

    assertThat(WaveFile.opens(bytes.toSource())).isTrue();
    assertThat(found(bytes).samples()).isEqualTo(150);
  }

  @Test
  void aSizeOfRf64ThatLiesIsCut() throws IOException {
    TestBytes bytes = new TestBytes().text("RF64").u32le(-1).text("WAVE");
    bytes.text("ds64").u32le(28).u32le(0).u32le(0).u32le(0).u32le(0x7FFFFFFF).zeros(12);
    bytes.bytes(format(1, 1, 2, 16)).text("data").u32le(-1).zeros(400);

    assertThat(found(bytes).samples()).isEqualTo(200);
    assertThat(found(bytes).missing()).isPositive();
  }

  @Test
  void chunksOfOddSizeArePadded() throws IOException {
    TestBytes bytes = new TestBytes().text("RIFF").u32le(0).text("WAVE");
    bytes.text("LIST").u32le(3).zeros(4).bytes(format(1, 1, 2, 16)).text("data").u32le(8).zeros(8);

    assertThat(found(bytes).samples()).isEqualTo(4);
  }

  @Test
  void soundMayComeBeforeItsFormat() throws IOException {
    TestBytes bytes = new TestBytes().text("RIFF").u32le(0).text("WAVE");
    bytes.text("data").u32le(8).zeros(8).bytes(format(1, 1, 2, 16));

    assertThat(found(bytes).samples()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 8, PCM, 8",
    "1, 2, 6, 24, PCM, 24",
    "1, 1, 4, 24, PCM, 32",
    "1, 1, 0, 16, PCM, 16",
    "1, 1, 2, 12, PCM, 16",
    "3, 2, 8, 32, FLOAT, 32",
    "3, 1, 8, 64, FLOAT, 64",
    "6, 1, 1, 8, A_LAW, 8",
    "7, 2, 2, 8, MU_LAW, 8",
  })
  void plainEncodingsAreTold(
      int tag, int channels, int align, int bits, WaveEncoding encoding, int width)
      throws IOException {
    WaveFormat format = found(wave(format(tag, channels, align, bits), 800, 800)).format();

    assertThat(format.encoding()).isEqualTo(encoding);
    assertThat(format.bitsPerSample()).isEqualTo(width);
  }

  @Test
  void theExtensibleFormatStandsForItsSubFormat() throws IOException {
    TestBytes format = new TestBytes().text("fmt ").u32le(40).u16le(0xFFFE).u16le(1);
    format.u32le(48_000).u32le(192_000).u16le(4).u16le(32).u16le(22).u16le(32).u32le(4);
    format.u16le(3).zeros(14);
    WaveFormat found = found(wave(format.toArray(), 40, 40)).format();

    assertThat(found.encoding()).isEqualTo(WaveEncoding.FLOAT);
    assertThat(found.sampleRate()).isEqualTo(48_000);
  }

  @Test
  void blocksOfAdpcmHoldManySamples() throws IOException {
    assertThat(found(wave(format(0x11, 1, 256, 4), 512, 512)).samples()).isEqualTo(2 * 505);
    assertThat(found(wave(format(0x11, 2, 512, 4), 512, 512)).samples()).isEqualTo(505);
    assertThat(found(wave(format(0x02, 2, 512, 4), 512, 512)).samples()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 2, 16, 0 channels",
    "1, 300, 600, 16, 300 channels",
    "1, 1, 2, 0, samples of 0 bits",
    "1, 1, 8, 64, samples of 64 bits",
    "3, 1, 2, 16, samples of 16 bits",
    "1, 2, 20, 16, blocks of 20 bytes for 2 channels",
    "1, 2, 5, 16, samples of 16 bits",
    "2, 1, 6, 4, ADPCM blocks of 6 bytes",
    "17, 1, 3, 4, ADPCM blocks of 3 bytes",
    "17, 1, 256, 3, ADPCM blocks of 256 bytes",
    "255, 1, 2, 16, codec 0x00FF",
  })
  void formatsThatNobodyDecodesAreRefused(int tag, int channels, int align, int bits, String what)
      throws IOException {
    assertThat(refusal(wave(format(tag, channels, align, bits), 4000, 4000)))
        .isEqualTo("a WAV file with " + what);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 999, 768_001, 0xFFFFFFFFL})
  void impossibleRatesAreRefused(long rate) throws IOException {
    TestBytes format = new TestBytes().text("fmt ").u32le(16).u16le(1).u16le(1);
    format.u32le(rate).u32le(0).u16le(2).u16le(16);

    assertThat(refusal(wave(format.toArray(), 40, 40)))
        .isEqualTo("a WAV file with %d samples a second".formatted(rate));
  }

  @Test
  void aFileWithoutFormatOrSoundIsRefused() throws IOException {
    TestBytes noFormat = new TestBytes().text("RIFF").u32le(0).text("WAVEdata").u32le(8).zeros(8);
    TestBytes shortFormat = new TestBytes().text("RIFF").u32le(0).text("WAVEfmt ").u32le(14);
    shortFormat.zeros(14).text("data").u32le(8).zeros(8);

    assertThat(refusal(noFormat)).isEqualTo("a WAV file without a whole format chunk");
    assertThat(refusal(shortFormat)).isEqualTo("a WAV file without a whole format chunk");
    assertThat(refusal(wave(format(1, 1, 2, 16), 0, 0))).isEqualTo("a WAV file without sound");
    assertThat(refusal(wave(format(1, 2, 4, 16), 3, 3)))
        .isEqualTo("a WAV file with less than one block of sound");
  }

  @Test
  void onlyWaveFormsOpen() throws IOException {
    assertThat(WaveFile.opens(new TestBytes().text("RIFF....WEBP").toSource())).isFalse();
    assertThat(WaveFile.opens(new TestBytes().text("RIFF").toSource())).isFalse();
    assertThat(WaveFile.opens(new TestBytes().text("BW64....WAVE").toSource())).isTrue();
  }

  private static byte[] format(int tag, int channels, int align, int bits) {
    return new TestBytes()
        .text("fmt ")
        .u32le(16)
        .u16le(tag)
        .u16le(channels)
        .u32le(44_100)
        .u32le(0)
        .u16le(align)
        .u16le(bits)
        .toArray();
  }

  private static TestBytes wave(byte[] format, long claimed, int there) {
    return new TestBytes()
        .text("RIFF")
        .u32le(0)
        .text("WAVE")
        .bytes(format)
        .text("data")
        .u32le(claimed)
        .zeros(there);
  }

  private static WaveFile found(TestBytes bytes) throws IOException {
    return WaveFile.read(bytes.toSource())
        .fold(
            file -> file,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static String refusal(TestBytes bytes) throws IOException {
    Reading<WaveFile> reading = WaveFile.read(bytes.toSource());
    return reading.fold(WaveFile::toString, Refusal::found);
  }
}
