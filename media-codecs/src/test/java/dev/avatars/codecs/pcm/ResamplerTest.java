package dev.avatars.codecs.pcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({
    "44100, 48000", "48000, 44100", "11025, 48000", "8000, 44100", "22050, 16000", "96000, 48000",
    "192000, 44100", "44099, 44100", "47999, 8000", "32000, 22050", "1000, 96000", "768000, 8000"
  })
  void aToneThatBothRatesCarryKeepsItsShapeAndItsInstant(int from, int to) {
    double hertz = 0.3 * Math.min(from, to);
    short[] output = resample(sine(from, hertz, from / 4), from, to, 1);

    int margin = Math.max(200, 30 * to / from);
    assertThat(signalToNoise(output, sine(to, hertz, output.length), margin)).isGreaterThan(60);
  }

  @ParameterizedTest
  @CsvSource({"48000, 16000", "44100, 8000", "192000, 44100", "96000, 22050"})
  void whatTheSlowerRateCannotCarryIsFilteredAway(int from, int to) {
    short[] output = resample(sine(from, 0.7 * to, from / 4), from, to, 1);

    assertThat(decibels(output, 200)).isLessThan(-60);
  }

  @ParameterizedTest
  @CsvSource({
    "44100, 48000, 44100, 48000",
    "44100, 16000, 1000, 363",
    "8000, 96000, 3, 36",
    "7, 9, 0, 0"
  })
  void theNumberOfFramesIsTheInputsRoundedUp(int from, int to, int input, long expected) {
    int scale = from < 1000 ? 1000 : 1;

    assertThat(resample(new short[input], from * scale, to * scale, 1)).hasSize((int) expected);
  }

  @Test
  void theSizeOfThePiecesChangesNothing() {
    short[] input = noise(2 * 20_000);
    short[] whole = resample(input, 44_100, 48_000, 2);
    Resampler resampler = Resampler.create(44_100, 48_000, 2);
    short[] pieces = new short[whole.length + 4_000];
    short[] piece = new short[resampler.maxFrames(3_000) * 2];
    Random sizes = new Random(3);
    int at = 0;
    int to = 0;
    while (at < 20_000) {
      int frames = Math.min(20_000 - at, sizes.nextInt(3_000));
      int count = resampler.push(input, at, frames, piece);
      System.arraycopy(piece, 0, pieces, to * 2, count * 2);
      at += frames;
      to += count;
    }
    int last = resampler.finish(piece);
    System.arraycopy(piece, 0, pieces, to * 2, last * 2);

    assertThat(Arrays.copyOf(pieces, (to + last) * 2)).isEqualTo(whole);
  }

  @Test
  void aConstantStaysExactlyWhatItIs() {
    short[] input = new short[5_000];
    Arrays.fill(input, (short) 12_345);
    short[] output = resample(input, 44_100, 32_000, 1);

    assertThat(Arrays.copyOfRange(output, 100, output.length - 100)).containsOnly((short) 12_345);
  }

  @Test
  void equalRatesChangeNothing() {
    short[] input = noise(5_000);

    assertThat(resample(input, 48_000, 48_000, 1)).isEqualTo(input);
  }

  @Test
  void channelsDoNotLeakIntoEachOther() {
    short[] input = new short[2 * 4_000];
    for (int i = 0; i < 4_000; i++) {
      input[2 * i] = (short) (20_000 * Math.sin(i * 0.1));
    }
    short[] output = resample(input, 44_100, 48_000, 2);

    for (int i = 0; i < output.length; i += 2) {
      assertThat(output[i + 1]).isZero();
    }
  }

  @Test
  void fullScaleIsLimitedAndDoesNotWrap() {
    short[] input = new short[8_000];
    for (int i = 0; i < input.length; i++) {
      input[i] = (i / 20) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] output = resample(input, 8_000, 48_000, 1);

    for (int i = 200; i < output.length - 200; i++) {
      int position = i / 6 % 40;
      if (position > 3 && position < 16) {
        assertThat(output[i]).isGreaterThan((short) 20_000);
      }
    }
  }

  @Test
  void theFilterIsTheSameEverywhere() {
    assertThat(Arrays.hashCode(resample(noise(10_000), 44_100, 48_000, 1))).isEqualTo(GOLDEN);
  }

  @Test
  void ratesOutsideOfTheRangeAreRefused() {
    assertThatThrownBy(() -> Resampler.create(999, 48_000, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fromRate 999 Hz; allowed: 1000 to 768000");
    assertThatThrownBy(() -> Resampler.create(48_000, 0, 1)).hasMessageContaining("toRate");
    assertThatThrownBy(() -> Resampler.create(48_000, 8_000, 0)).hasMessageContaining("channels");
  }

  private static final int GOLDEN = 272053264;

  private static short[] resample(short[] input, int from, int to, int channels) {
    Resampler resampler = Resampler.create(from, to, channels);
    int frames = input.length / channels;
    short[] output = new short[resampler.maxFrames(frames) * channels];
    int count = resampler.push(input, 0, frames, output);
    short[] rest = new short[resampler.maxFrames(0) * channels];
    int last = resampler.finish(rest);
    short[] all = Arrays.copyOf(output, (count + last) * channels);
    System.arraycopy(rest, 0, all, count * channels, last * channels);
    return all;
  }

  private static short[] sine(int rate, double hertz, int frames) {
    short[] samples = new short[frames];
    for (int i = 0; i < frames; i++) {
      samples[i] = (short) Math.round(20_000 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  private static short[] noise(int count) {
    Random random = new Random(5);
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) random.nextInt();
    }
    return samples;
  }

  private static double signalToNoise(short[] found, short[] expected, int margin) {
    double signal = 0;
    double noise = 0;
    for (int i = margin; i < found.length - margin; i++) {
      double difference = found[i] - expected[i];
      signal += (double) expected[i] * expected[i];
      noise += difference * difference;
    }
    return 10 * Math.log10(signal / noise);
  }

  private static double decibels(short[] samples, int margin) {
    double energy = 0;
    for (int i = margin; i < samples.length - margin; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return 10 * Math.log10(energy / (samples.length - 2 * margin) / (32_768.0 * 32_768.0));
  }
}
