package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.riff.WaveFormat;

/**
 * IMA ADPCM as WAV files carry it (format tag 0x11): blocks that start with a plain sample and a
 * step of each channel, then four bits a sample, eight samples of a channel at a time.
 *
 * <p>Source: IMA "Recommended Practices for Enhancing Digital Audio Compatibility" 3.0, section 6;
 * Microsoft "New Multimedia Data Types", DVI ADPCM.
 */
final class ImaAdpcm implements PacketDecoder {
  private static final int HEADER_BYTES = 4;
  private static final int GROUP_BYTES = 4;
  private static final int GROUP_SAMPLES = 8;
  private static final int MAX_STEP_INDEX = 88;
  private static final int[] INDEX_CHANGE = {-1, -1, -1, -1, 2, 4, 6, 8};
  private static final int[] STEP = {
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
    80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
    544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
    2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442,
    11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767
  };

  private final int sampleRate;
  private final int channels;
  private final AdpcmBlocks blocks;
  private final int[] predictor;
  private final int[] stepIndex;

  ImaAdpcm(WaveFormat format) {
    this.sampleRate = format.sampleRate();
    this.channels = format.channels();
    this.blocks = new AdpcmBlocks(format.blockAlign(), HEADER_BYTES * channels);
    this.predictor = new int[channels];
    this.stepIndex = new int[channels];
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    block.prepare(sampleRate, channels, 0);
    blocks.forEach(offset, length, (at, bytes) -> decodeBlock(packet, at, bytes, block));
  }

  private void decodeBlock(byte[] packet, int at, int bytes, PcmBlock block) {
    int groups = (bytes / channels - HEADER_BYTES) / GROUP_BYTES;
    int frames = 1 + groups * GROUP_SAMPLES;
    short[] samples = block.extend(frames);
    int to = block.frames() * channels;
    for (int c = 0; c < channels; c++) {
      samples[to + c] = readHeader(packet, at + c * HEADER_BYTES, c);
    }
    int from = at + HEADER_BYTES * channels;
    for (int group = 0; group < groups; group++) {
      for (int c = 0; c < channels; c++) {
        decodeGroup(packet, from, c, samples, to + (1 + group * GROUP_SAMPLES) * channels + c);
        from += GROUP_BYTES;
      }
    }
    block.fill(block.frames() + frames);
  }

  private short readHeader(byte[] packet, int at, int channel) {
    predictor[channel] = (short) ((packet[at] & 0xFF) | (packet[at + 1] << 8));
    stepIndex[channel] = packet[at + 2] & 0xFF;
    if (stepIndex[channel] > MAX_STEP_INDEX) {
      throw new CodedDataException(
          "an IMA ADPCM step index of " + stepIndex[channel] + "; allowed: 0 to " + MAX_STEP_INDEX);
    }
    return (short) predictor[channel];
  }

  private void decodeGroup(byte[] packet, int from, int channel, short[] samples, int to) {
    for (int i = 0; i < GROUP_SAMPLES; i++) {
      int code = (packet[from + i / 2] >> (i % 2 * 4)) & 0xF;
      samples[to + i * channels] = next(code, channel);
    }
  }

  private short next(int code, int channel) {
    int step = STEP[stepIndex[channel]];
    int change = step >> 3;
    change += (code & 4) != 0 ? step : 0;
    change += (code & 2) != 0 ? step >> 1 : 0;
    change += (code & 1) != 0 ? step >> 2 : 0;
    short sample = Samples.saturate(predictor[channel] + ((code & 8) != 0 ? -change : change));
    predictor[channel] = sample;
    int index = stepIndex[channel] + INDEX_CHANGE[code & 7];
    stepIndex[channel] = Math.max(0, Math.min(MAX_STEP_INDEX, index));
    return sample;
  }
}
