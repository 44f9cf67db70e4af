package dev.avatars.codecs.pcm;

import dev.avatars.codecs.aac.AacDecoder;

/** AAC access units. */
final class AacPackets implements PacketDecoder {
  private final AacDecoder decoder;

  AacPackets(AacDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    short[] samples = block.prepare(decoder.sampleRate(), decoder.channels(), AacDecoder.FRAMES);
    decoder.decode(packet, offset, length, samples);
    block.fill(AacDecoder.FRAMES);
    ChannelOrder.CENTER_FIRST.toWave(block);
  }

  @Override
  public int framesOf(byte[] packet, int offset, int length, int usual) {
    return AacDecoder.FRAMES;
  }
}
