package dev.avatars.codecs.aac;

import java.io.IOException;
import java.util.Arrays;
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
public final class AacEncoder {
  /** Samples of each channel in one access unit (ISO/IEC 14496-3, 4.5.2.1, frameLengthFlag 0). */
  public static final int SAMPLES_PER_ACCESS_UNIT = Mdct.LINES;

  private static final int LOW_COMPLEXITY = 2;

  private final ScaleFactorBands bands;
  private final int channels;
  private final AccessUnitEncoder units;
  private final double[][] block;
  private int blockLength;
  private long encodedSamples;
  private long decodableSamples;
  private boolean finished;

  private AacEncoder(ScaleFactorBands bands, int channels, AacQuality quality) {
    this.bands = bands;
    this.channels = channels;
    this.units =
        new AccessUnitEncoder(
            bands, channels, quality, channels * AccessUnitEncoder.MOST_BITS_PER_CHANNEL);
    this.block = new double[channels][SAMPLES_PER_ACCESS_UNIT];
  }

  /**
   * Opens an encoder.
   *
   * @param sampleRate samples a second, one of {@link #sampleRates()}
   * @param channels 1 (mono) or 2 (left, right)
   * @param quality the preset
   * @throws IllegalArgumentException for another sample rate or number of channels
   */
  public static AacEncoder create(int sampleRate, int channels, AacQuality quality) {
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels: found " + channels + ", allowed 1 or 2");
    }
    return new AacEncoder(ScaleFactorBands.of(sampleRate), channels, quality);
  }

  /** The sample rates that AAC can name, from 96,000 down to 8,000. */
  public static List<Integer> sampleRates() {
    return ScaleFactorBands.sampleRates();
  }

  /** The AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1), as an MP4 file carries it; a new array. */
  public byte[] audioSpecificConfig() {
    BitWriter out = new BitWriter();
    out.write(LOW_COMPLEXITY, 5); // audioObjectType
    out.write(bands.samplingFrequencyIndex(), 4);
    out.write(channels, 4); // channelConfiguration
    out.write(0, 3); // GASpecificConfig: 1,024 samples, no core coder, no extension
    return Arrays.copyOf(out.array(), out.byteCount());
  }

  /** Samples at the start of the decoded sound that precede the first sample given in. */
  public int primingSamples() {
    return SAMPLES_PER_ACCESS_UNIT;
  }

  /** Samples of each channel given in so far. */
  public long encodedSamples() {
    return encodedSamples;
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
    requireOpen();
    int most = interleaved.length / channels;
    if (frames < 0 || frames > most) {
      throw new IllegalArgumentException("frames: found " + frames + ", allowed 0 to " + most);
    }
    for (int frame = 0; frame < frames; frame++) {
      for (int channel = 0; channel < channels; channel++) {
        block[channel][blockLength] = interleaved[frame * channels + channel];
      }
      encodedSamples++;
      advance(sink);
    }
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
    requireOpen();
    finished = true;
    while (decodableSamples < primingSamples() + encodedSamples) {
      for (double[] channel : block) {
        channel[blockLength] = 0;
      }
      advance(sink);
    }
  }

  private void requireOpen() {
    if (finished) {
      throw new IllegalStateException("encoder: found finished, allowed open");
    }
  }

  private void advance(AccessUnitSink sink) throws IOException {
    blockLength++;
    if (blockLength == SAMPLES_PER_ACCESS_UNIT) {
      blockLength = 0;
      decodableSamples += SAMPLES_PER_ACCESS_UNIT;
      BitWriter unit = units.encode(block);
      sink.accept(unit.array(), 0, unit.byteCount());
    }
  }
}
