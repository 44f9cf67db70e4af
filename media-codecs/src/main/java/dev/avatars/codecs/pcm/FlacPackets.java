package dev.avatars.codecs.pcm;

import dev.avatars.codecs.flac.FlacDecoder;

/** FLAC frames as packets. */
final class FlacPackets implements PacketDecoder {
  private final FlacDecoder decoder;

  FlacPackets(FlacDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    short[] samples = block.prepare(decoder.sampleRate(), decoder.channels(), decoder.maxFrames());
    int frames = decoder.decode(packet, offset, length);
    decoder.copyTo(samples);
    block.fill(frames);
  }

  @Override
  public int framesOf(byte[] packet, int offset, int length, int usual) {
    return decoder.maxFrames();
  }
}
