package dev.avatars.codecs.mp4;

/**
 * What an MP4 file must know of its AAC-LC sound before the first access unit arrives.
 *
 * <pre>{@code
 * AudioTrack track =
 *     new AudioTrack(44_100, 1, encoder.primingSamples(), encoder.audioSpecificConfig());
 * }</pre>
 *
 * @param sampleRate samples a second, 8,000 to 96,000
 * @param channels 1 or 2
 * @param primingSamples decoded samples before the first one to be heard, 0 to 65,535
 * @param audioSpecificConfig the decoder's configuration (ISO/IEC 14496-3, 1.6.2.1), 2 to 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record AudioTrack(
    int sampleRate, int channels, int primingSamples, byte[] audioSpecificConfig) {
  /** Samples of each channel in one access unit. */
  static final int SAMPLES_PER_ACCESS_UNIT = 1024;

  public AudioTrack {
    Allowed.range("sampleRate", sampleRate, 8_000, 96_000);
    Allowed.range("channels", channels, 1, 2);
    Allowed.range("primingSamples", primingSamples, 0, 0xFFFF);
    Allowed.range("audioSpecificConfig bytes", audioSpecificConfig.length, 2, 64);
    audioSpecificConfig = audioSpecificConfig.clone();
  }

  @Override
  public byte[] audioSpecificConfig() {
    return audioSpecificConfig.clone();
  }

  /** How many access units hold a number of presented samples and the priming ones. */
  long accessUnitsToCover(long presentedSamples) {
    long samples = primingSamples + presentedSamples;
    return (samples + SAMPLES_PER_ACCESS_UNIT - 1) / SAMPLES_PER_ACCESS_UNIT;
  }
}
