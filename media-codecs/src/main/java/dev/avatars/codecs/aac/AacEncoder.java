package dev.avatars.codecs.aac;

import java.io.IOException;
import java.util.List;

/**
 * Turns sixteen-bit sound into AAC-LC access units of 1,024 samples (ISO/IEC 14496-3, audio object
 * type 2): long windows and a constant quality, so that the bit rate follows the sound.
 *
 * <p>The same samples give the same bytes on every machine and Java from 17. Not thread-safe: one
 * encoder per piece of sound.
 *
 * <pre>{@code
 * AacEncoder encoder = AacEncoder.create(44_100, 1, AacQuality.SPEECH);
 * encoder.encode(samples, samples.length, sink);
 * encoder.finish(sink);
 * }</pre>
 */
@SuppressWarnings("DoNotCallSuggester")
public final class AacEncoder {
  /** Samples of each channel in one access unit (ISO/IEC 14496-3, 4.5.2.1, frameLengthFlag 0). */
  public static final int SAMPLES_PER_ACCESS_UNIT = 1024;

  private AacEncoder() {}

  /**
   * Opens an encoder.
   *
   * @param sampleRate samples a second, one of {@link #sampleRates()}
   * @param channels 1 (mono) or 2 (left, right)
   * @param quality the preset
   * @throws IllegalArgumentException for another sample rate or number of channels
   */
  public static AacEncoder create(int sampleRate, int channels, AacQuality quality) {
    throw new UnsupportedOperationException();
  }

  /** The sample rates that AAC can name, from 96,000 down to 8,000. */
  public static List<Integer> sampleRates() {
    throw new UnsupportedOperationException();
  }

  /** The AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1), as an MP4 file carries it; a new array. */
  public byte[] audioSpecificConfig() {
    throw new UnsupportedOperationException();
  }

  /** Samples at the start of the decoded sound that precede the first sample given in. */
  public int primingSamples() {
    throw new UnsupportedOperationException();
  }

  /** Samples of each channel given in so far. */
  public long encodedSamples() {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes any number of samples, and hands over each access unit that they complete.
   *
   * @param interleaved the samples, channel after channel within each frame
   * @param frames samples of each channel to take from the start of the array
   * @param sink where access units go
   * @throws IllegalArgumentException when the array holds less than that
   * @throws IllegalStateException after {@link #finish}
   * @throws IOException when the sink throws it
   */
  public void encode(short[] interleaved, int frames, AccessUnitSink sink) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Hands over the last access units, filled up with silence, so that every sample given in can be
   * decoded: with them there are as few access units as hold {@link #primingSamples()} plus {@link
   * #encodedSamples()} samples.
   *
   * @throws IllegalStateException when it was called before
   * @throws IOException when the sink throws it
   */
  public void finish(AccessUnitSink sink) throws IOException {
    throw new UnsupportedOperationException();
  }
}
