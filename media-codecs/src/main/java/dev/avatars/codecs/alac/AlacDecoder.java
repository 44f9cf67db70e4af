package dev.avatars.codecs.alac;

import static java.util.Objects.checkFromToIndex;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Decodes Apple Lossless packets, exactly, to 16-bit samples; deeper ones lose their low bits.
 *
 * <p>Written from the format's published reference ("ALAC", Apache 2.0): elements of one or two
 * channels, each a Rice-coded residual under an adaptive predictor, or stored plainly. Integer
 * arithmetic alone, so that every machine gives the same samples. Not thread-safe.
 *
 * <pre>{@code
 * AlacDecoder decoder = AlacDecoder.create(cookie);
 * short[] pcm = new short[decoder.maxFrames() * decoder.channels()];
 * int frames = decoder.decode(packet, 0, packet.length, pcm);
 * }</pre>
 */
public final class AlacDecoder {
  private static final int SINGLE_CHANNEL = 0;
  private static final int CHANNEL_PAIR = 1;
  private static final int LOW_FREQUENCY = 3;
  private static final int DATA_STREAM = 4;
  private static final int FILL = 6;
  private static final int END = 7;

  private final AlacConfig config;
  private final BitReader bits = new BitReader();
  private final AlacElement element;

  private AlacDecoder(AlacConfig config) {
    this.config = config;
    this.element = new AlacElement(config, bits);
  }

  /**
   * A decoder for the stream that a "magic cookie" (the ALACSpecificConfig of 24 bytes, alone or
   * behind four bytes of version and flags) describes.
   *
   * @throws CodedDataException if the cookie is short or says what cannot be
   */
  public static AlacDecoder create(byte[] cookie) {
    return new AlacDecoder(AlacConfig.parse(cookie));
  }

  /** Samples of a frame, 1 to 8, in the order in which the packets carry them. */
  public int channels() {
    return config.channels();
  }

  /** Frames per second. */
  public int sampleRate() {
    return config.sampleRate();
  }

  /** The most frames a packet can hold. */
  public int maxFrames() {
    return config.frameLength();
  }

  /**
   * Decodes one packet and answers its number of frames.
   *
   * @param interleaved takes the samples; room for {@link #maxFrames} times {@link #channels}
   * @throws CodedDataException if the packet contradicts the format
   */
  public int decode(byte[] packet, int offset, int length, short[] interleaved) {
    checkFromToIndex(0, maxFrames() * channels(), interleaved.length);
    bits.start(packet, offset, length);
    int frames = 0;
    int channel = 0;
    while (channel < channels()) {
      int tag = bits.read(3);
      if (tag == END) {
        break;
      }
      int width = channelsOf(tag);
      if (width == 0) {
        skipElement(tag);
        continue;
      }
      if (channel + width > channels()) {
        throw new CodedDataException("an ALAC packet of more channels than " + channels());
      }
      frames = element.read(width);
      element.store(interleaved, channel, frames);
      channel += width;
    }
    if (channel < channels()) {
      throw new CodedDataException("an ALAC packet of " + channel + " channels");
    }
    return frames;
  }

  private static int channelsOf(int tag) {
    return switch (tag) {
      case SINGLE_CHANNEL, LOW_FREQUENCY -> 1;
      case CHANNEL_PAIR -> 2;
      case DATA_STREAM, FILL -> 0;
      default ->
          throw new CodedDataException("ALAC element " + tag + "; allowed: 0, 1, 3, 4, 6, 7");
    };
  }

  private void skipElement(int tag) {
    if (tag == FILL) {
      int count = bits.read(4);
      bits.skip(8L * (count == 15 ? count + bits.read(8) - 1 : count));
      return;
    }
    bits.skip(4);
    boolean aligned = bits.readFlag();
    int count = bits.read(8);
    int bytes = count == 255 ? count + bits.read(8) : count;
    if (aligned) {
      bits.align();
    }
    bits.skip(8L * bytes);
  }
}
