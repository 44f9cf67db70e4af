package dev.avatars.codecs.pcm;

import dev.avatars.codecs.alac.AlacDecoder;

/** ALAC packets. */
final class AlacPackets implements PacketDecoder {
  private final AlacDecoder decoder;

  AlacPackets(AlacDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    short[] samples = block.prepare(decoder.sampleRate(), decoder.channels(), decoder.maxFrames());
    block.fill(decoder.decode(packet, offset, length, samples));
    ChannelOrder.CENTER_FIRST.toWave(block);
  }

  @Override
  public int framesOf(byte[] packet, int offset, int length, int usual) {
    return decoder.maxFrames();
  }
}
