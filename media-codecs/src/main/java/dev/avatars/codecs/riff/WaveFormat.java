package dev.avatars.codecs.riff;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The format chunk of a WAV file (Microsoft, Multimedia Programming Interface and Data
 * Specifications 1.0, WAVE form; WAVEFORMATEXTENSIBLE resolved to the format it stands for).
 *
 * @param encoding how a block of samples is coded
 * @param channels 1 to 255
 * @param sampleRate samples a second of each channel, 1,000 to 768,000
 * @param blockAlign the bytes of one block: one sample of every channel, or one ADPCM block
 * @param bitsPerSample the bits that one sample of one channel takes, padding included
 * @param samplesPerBlock the samples of each channel in one block: 1, or an ADPCM block's
 * @param coefficients the pairs of Microsoft ADPCM predictor coefficients, one after the other;
 *     empty for every other encoding
 */
public record WaveFormat(
    WaveEncoding encoding,
    int channels,
    int sampleRate,
    int blockAlign,
    int bitsPerSample,
    int samplesPerBlock,
    List<Integer> coefficients) {
  static final int LOWEST_RATE = 1_000;
  static final int HIGHEST_RATE = 768_000;
  static final int MOST_CHANNELS = 255;

  public WaveFormat {
    requireNonNull(encoding, "encoding");
    requireBetween("channels", channels, 1, MOST_CHANNELS);
    requireBetween("sampleRate", sampleRate, LOWEST_RATE, HIGHEST_RATE);
    requireBetween("blockAlign", blockAlign, 1, 0xFFFF);
    requireBetween("bitsPerSample", bitsPerSample, 0, 64);
    requireBetween("samplesPerBlock", samplesPerBlock, 1, 0x40000);
    coefficients = List.copyOf(coefficients);
  }

  private static void requireBetween(String field, int found, int least, int most) {
    if (found < least || found > most) {
      throw new IllegalArgumentException(
          "%s: found %d; allowed: %d to %d".formatted(field, found, least, most));
    }
  }
}
