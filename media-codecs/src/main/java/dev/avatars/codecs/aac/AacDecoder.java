package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Decodes AAC-LC access units to sixteen-bit samples (ISO/IEC 14496-3, 4.4.2: raw_data_block()).
 *
 * <p>Long and short windows, middle/side and intensity stereo, noise substitution, temporal noise
 * shaping and pulses. Of HE-AAC it gives the core: the lower half of the band, at half the rate,
 * and of parametric stereo the one channel. Prediction (Main, LTP), gain control and coupling
 * channels are refused packet by packet.
 *
 * <p>The same packets give the same samples on every machine and Java from 17: no state is shared
 * between decoders, tables come from {@link StrictMath}, and the rest is addition and
 * multiplication. Not thread-safe.
 *
 * <pre>{@code
 * AacDecoder decoder = AacDecoder.create(audioSpecificConfig);
 * short[] pcm = new short[AacDecoder.FRAMES * decoder.channels()];
 * decoder.decode(accessUnit, 0, accessUnit.length, pcm);
 * }</pre>
 */
public final class AacDecoder {
  /** Samples of each channel in every access unit. */
  public static final int FRAMES = SynthesisFilterBank.FRAME;

  private final AudioSpecificConfig config;
  private final BitReader bits = new BitReader();
  private final RawDataBlockReader reader;
  private final SynthesisFilterBank[] filterBanks;
  private final double[] samples = new double[FRAMES];

  private AacDecoder(AudioSpecificConfig config) {
    this.config = config;
    BandLayout layout = BandLayout.of(config.samplingFrequencyIndex());
    this.reader = new RawDataBlockReader(bits, layout, config.channels());
    this.filterBanks = new SynthesisFilterBank[config.channels()];
    for (int c = 0; c < filterBanks.length; c++) {
      filterBanks[c] = new SynthesisFilterBank();
    }
  }

  /**
   * A decoder for the stream that an AudioSpecificConfig describes.
   *
   * @throws CodedDataException if it is cut, or asks for what is not decoded here
   */
  public static AacDecoder create(byte[] audioSpecificConfig) {
    return new AacDecoder(AudioSpecificConfig.parse(audioSpecificConfig));
  }

  /** Samples of a frame, 1 to 8, in the order of table 1.19: center, left, right ... */
  public int channels() {
    return config.channels();
  }

  /** Frames per second of what is decoded. */
  public int sampleRate() {
    return config.sampleRate();
  }

  /**
   * Decodes one access unit, which always holds {@link #FRAMES} frames.
   *
   * @param interleaved takes the samples; room for {@link #FRAMES} times {@link #channels}
   * @throws CodedDataException if the unit contradicts the format
   */
  public void decode(byte[] accessUnit, int offset, int length, short[] interleaved) {
    bits.start(accessUnit, offset, length);
    reader.read();
    for (int c = 0; c < channels(); c++) {
      ChannelStream channel = reader.channel(c);
      filterBanks[c].synthesize(channel.lines(), channel.info(), samples);
      store(interleaved, c);
    }
  }

  private void store(short[] interleaved, int channel) {
    int at = channel;
    for (int i = 0; i < FRAMES; i++) {
      long rounded = StrictMath.round(samples[i]);
      interleaved[at] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
      at += channels();
    }
  }
}
