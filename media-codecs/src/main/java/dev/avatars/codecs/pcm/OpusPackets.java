package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;

/**
 * Opus packets of one or two channels (RFC 6716), decoded by Concentus, an integer port of the
 * reference decoder, at the codec's own 48 kHz.
 */
final class OpusPackets implements PacketDecoder {
  private static final int SAMPLE_RATE = 48_000;

  /** 120 ms, the longest packet (RFC 6716 section 3.2.5). */
  private static final int MAX_FRAMES = 5_760;

  private final OpusDecoder decoder;
  private final int channels;

  OpusPackets(int channels, int gain) {
    this.channels = channels;
    try {
      decoder = new OpusDecoder(SAMPLE_RATE, channels);
      decoder.setGain(gain);
    } catch (OpusException e) {
      throw new CodedDataException("an Opus stream of " + channels + " channels; allowed: 1, 2", e);
    }
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    short[] samples = block.prepare(MAX_FRAMES, channels);
    try {
      block.fill(decoder.decode(packet, offset, length, samples, 0, MAX_FRAMES, false));
    } catch (OpusException e) {
      throw new CodedDataException("a damaged Opus packet", e);
    }
  }
}
