package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;

/**
 * Opus packets (RFC 6716), decoded by Concentus, an integer port of the reference decoder, at the
 * codec's own 48 kHz.
 */
final class OpusPackets implements PacketDecoder {
  private static final int SAMPLE_RATE = 48_000;

  /** 120 ms, the longest packet (RFC 6716 section 3.2.5). */
  private static final int MAX_FRAMES = 5_760;

  private final int channels;
  private final Engine engine;

  private OpusPackets(int channels, Engine engine) {
    this.channels = channels;
    this.engine = engine;
  }

  static OpusPackets create(OpusHead head) {
    try {
      return new OpusPackets(head.channels(), head.isSimple() ? simple(head) : multiple(head));
    } catch (OpusException e) {
      throw new CodedDataException("an OpusHead that says what cannot be", e);
    }
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    short[] samples = block.prepare(SAMPLE_RATE, channels, MAX_FRAMES);
    try {
      block.fill(requireFrames(engine.decode(packet, offset, length, samples)));
    } catch (OpusException e) {
      throw new CodedDataException("a damaged Opus packet", e);
    }
    ChannelOrder.LEFT_FIRST.toWave(block);
  }

  /** Concentus reports some errors as negative numbers. */
  private static int requireFrames(int frames) {
    if (frames < 0 || frames > MAX_FRAMES) {
      throw new CodedDataException("a damaged Opus packet, error " + frames);
    }
    return frames;
  }

  private static Engine simple(OpusHead head) throws OpusException {
    OpusDecoder decoder = new OpusDecoder(SAMPLE_RATE, head.channels());
    decoder.setGain(head.gain());
    return (packet, offset, length, samples) ->
        decoder.decode(packet, offset, length, samples, 0, MAX_FRAMES, false);
  }

  private static Engine multiple(OpusHead head) throws OpusException {
    short[] mapping = new short[head.mapping().length];
    for (int i = 0; i < mapping.length; i++) {
      mapping[i] = (short) (head.mapping()[i] & 0xFF);
    }
    OpusMSDecoder decoder =
        OpusMSDecoder.create(
            SAMPLE_RATE, head.channels(), head.streams(), head.coupledStreams(), mapping);
    decoder.setGain(head.gain());
    return (packet, offset, length, samples) ->
        decoder.decodeMultistream(packet, offset, length, samples, 0, MAX_FRAMES, 0);
  }

  /** The one call that both kinds of decoder answer. */
  private interface Engine {
    int decode(byte[] packet, int offset, int length, short[] samples) throws OpusException;
  }
}
