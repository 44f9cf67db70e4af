package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.riff.WaveFormat;

/** Samples that stand one by one: PCM of every depth, floating point, mu-law and A-law. */
final class PlainSamples implements PacketDecoder {
  private final SampleFormat format;
  private final int sampleRate;
  private final int channels;
  private final int frameBytes;

  PlainSamples(SampleFormat format, WaveFormat wave) {
    this.format = format;
    this.sampleRate = wave.sampleRate();
    this.channels = wave.channels();
    this.frameBytes = wave.blockAlign();
    if (frameBytes < format.bytes() * channels) {
      throw new CodedDataException(
          "frames of " + frameBytes + " bytes; allowed: from " + format.bytes() * channels);
    }
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    int frames = length / frameBytes;
    short[] samples = block.prepare(sampleRate, channels, frames);
    int container = frameBytes / channels;
    int to = 0;
    for (int frame = 0; frame < frames; frame++) {
      int from = offset + frame * frameBytes + container - format.bytes();
      for (int c = 0; c < channels; c++) {
        samples[to++] = format.read(packet, from);
        from += container;
      }
    }
    block.fill(frames);
  }
}
