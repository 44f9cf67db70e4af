package dev.avatars.codecs.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AacEncoderTest {
  private static final AccessUnitSink NOWHERE = (bytes, offset, length) -> {};

  static Stream<Arguments> ratesAndChannels() {
    return AacEncoder.sampleRates().stream()
        .flatMap(rate -> Stream.of(Arguments.of(rate, 1), Arguments.of(rate, 2)));
  }

  @ParameterizedTest
  @MethodSource("ratesAndChannels")
  void anIndependentDecoderHearsTheSameSound(int sampleRate, int channels) throws IOException {
    Encoded encoded = Encoded.of(Sound.voice(sampleRate, channels, 12_345), AacQuality.SPEECH);
    for (int channel = 0; channel < channels; channel++) {
      assertThat(encoded.signalToNoise(channel)).isGreaterThan(16.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"wav_s16_05s.wav, 56", "wav_espeak_pipe.wav, 50"})
  void speechIsGoodAtFewBits(String file, double mostKilobits) throws IOException {
    Encoded encoded = Encoded.of(Sound.speech(file), AacQuality.SPEECH);
    assertThat(encoded.signalToNoise(0)).isGreaterThan(20);
    assertThat(encoded.kilobitsPerSecond()).isLessThan(mostKilobits);
  }

  @Test
  void theMusicPresetSpendsMoreAndErrsLess() throws IOException {
    Sound speech = Sound.speech("wav_espeak_pipe.wav");
    Encoded frugal = Encoded.of(speech, AacQuality.SPEECH);
    Encoded fine = Encoded.of(speech, AacQuality.MUSIC);
    assertThat(fine.kilobitsPerSecond()).isBetween(55.0, 100.0);
    assertThat(fine.signalToNoise(0)).isGreaterThan(frugal.signalToNoise(0) + 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 1025, 2048, 44_100})
  void thereAreAsFewAccessUnitsAsHoldEverySample(int frames) throws IOException {
    Encoded encoded = Encoded.of(Sound.voice(44_100, 1, frames), AacQuality.SPEECH);
    assertThat(encoded.accessUnits()).hasSize((frames + 1024 + 1023) / 1024);
    assertThat(encoded.decodedChannel(0).length).isGreaterThanOrEqualTo(frames);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 1024, 4096})
  void theSizeOfThePiecesDoesNotMatter(int piece) throws IOException {
    Sound sound = Sound.voice(16_000, 2, 5000);
    assertThat(Encoded.inPieces(sound, AacQuality.SPEECH, piece).accessUnits())
        .containsExactlyElementsOf(Encoded.of(sound, AacQuality.SPEECH).accessUnits());
  }

  @Test
  void leftStaysLeftAndRightStaysRight() throws IOException {
    Sound sound = Sound.stereo(44_100, 20_000, Sound.tone(44_100, 440), Sound.tone(44_100, 2000));
    Encoded encoded = Encoded.of(sound, AacQuality.SPEECH);
    assertThat(encoded.signalToNoise(0)).isGreaterThan(18);
    assertThat(encoded.signalToNoise(1)).isGreaterThan(18);
  }

  @Test
  void equalChannelsCostHardlyMoreThanOne() throws IOException {
    Sound mono = Sound.speech("wav_espeak_pipe.wav");
    Sound equal =
        Sound.stereo(
            mono.sampleRate(), mono.frames(), i -> mono.samples()[i], i -> mono.samples()[i]);
    double alone = Encoded.of(mono, AacQuality.SPEECH).kilobitsPerSecond();
    assertThat(Encoded.of(equal, AacQuality.SPEECH).kilobitsPerSecond()).isLessThan(1.25 * alone);
  }

  @Test
  void channelsThatDifferOnlyALittleAreBothGood() throws IOException {
    Sound near =
        Sound.stereo(
            32_000,
            20_000,
            i -> Sound.tone(32_000, 500).applyAsDouble(i),
            i -> 0.8 * Sound.tone(32_000, 500).applyAsDouble(i + 2));
    Encoded encoded = Encoded.of(near, AacQuality.SPEECH);
    assertThat(encoded.signalToNoise(0)).isGreaterThan(20);
    assertThat(encoded.signalToNoise(1)).isGreaterThan(20);
  }

  @Test
  void silenceTakesAFewBytesAndStaysSilent() throws IOException {
    Encoded encoded = Encoded.of(Sound.stereo(44_100, 5000, i -> 0, i -> 0), AacQuality.SPEECH);
    assertThat(encoded.accessUnits()).allSatisfy(unit -> assertThat(unit.length).isLessThan(9));
    for (float sample : encoded.decodedChannel(1)) {
      assertThat(Math.abs(sample)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 96_000})
  void fullScaleNoiseStaysWithinTheDecodersBuffer(int sampleRate) throws IOException {
    Random random = new Random(7);
    Sound noise = Sound.mono(sampleRate, 20_000, i -> random.nextInt(65_536) - 32_768);
    Encoded encoded = Encoded.of(noise, AacQuality.MUSIC);
    assertThat(encoded.accessUnits())
        .allSatisfy(unit -> assertThat(unit.length * 8).isLessThanOrEqualTo(6144));
    assertThat(encoded.decodedChannel(0)).hasSizeGreaterThanOrEqualTo(20_000);
  }

  @Test
  void theLoudestSquareWaveDecodes() throws IOException {
    Sound square = Sound.mono(48_000, 20_000, i -> i / 40 % 2 == 0 ? 32_767 : -32_768);
    assertThat(Encoded.of(square, AacQuality.MUSIC).signalToNoise(0)).isGreaterThan(15);
  }

  @Test
  void theConfigurationNamesLowComplexityRateAndChannels() {
    assertThat(AacEncoder.create(44_100, 2, AacQuality.SPEECH).audioSpecificConfig())
        .containsExactly(0x12, 0x10);
    assertThat(AacEncoder.create(8000, 1, AacQuality.SPEECH).audioSpecificConfig())
        .containsExactly(0x15, 0x88);
  }

  @Test
  void theBytesNeverChange() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (AacQuality quality : AacQuality.values()) {
      Encoded.of(Sound.voice(24_000, 2, 30_000), quality).accessUnits().forEach(digest::update);
      Encoded.of(Sound.speech("wav_s16_05s.wav"), quality).accessUnits().forEach(digest::update);
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("260f307b7e9824b784550f5cfdea1b3e0d94b520fe26ec82d2ede3ab7adbf619");
  }

  @Test
  void anUnknownRateIsRefusedWithTheListOfKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AacEncoder.create(44_000, 1, AacQuality.SPEECH))
        .withMessageContaining("sampleRate: found 44000, allowed [96000, 88200");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 6})
  void otherNumbersOfChannelsAreRefused(int channels) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AacEncoder.create(44_100, channels, AacQuality.SPEECH))
        .withMessage("channels: found " + channels + ", allowed 1 or 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void moreFramesThanThereAreSamplesAreRefused(int frames) {
    AacEncoder encoder = AacEncoder.create(44_100, 2, AacQuality.SPEECH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encode(new short[11], frames, NOWHERE))
        .withMessage("frames: found " + frames + ", allowed 0 to 5");
    assertThat(encoder.encodedSamples()).isZero();
  }

  @Test
  void afterTheEndNothingMoreIsTaken() throws IOException {
    AacEncoder encoder = AacEncoder.create(44_100, 1, AacQuality.SPEECH);
    encoder.finish(NOWHERE);
    assertThatIllegalStateException().isThrownBy(() -> encoder.encode(new short[1], 1, NOWHERE));
    assertThatIllegalStateException().isThrownBy(() -> encoder.finish(NOWHERE));
  }

  @Test
  void theSinksFailureIsPassedOn() {
    AacEncoder encoder = AacEncoder.create(44_100, 1, AacQuality.SPEECH);
    IOException full = new IOException("disk full");
    AccessUnitSink failing =
        (bytes, offset, length) -> {
          throw full;
        };
    assertThatThrownBy(() -> encoder.encode(new short[2000], 2000, failing)).isSameAs(full);
  }
}
