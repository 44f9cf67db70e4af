package dev.avatars.codecs.pcm;

import dev.avatars.codecs.CodedDataException;
import dev.avatars.codecs.riff.WaveFormat;

/**
 * Microsoft ADPCM (WAV format tag 2): blocks that start with a predictor, a step and two plain
 * samples of each channel, then four bits a sample, the channels taking turns.
 *
 * <p>Source: Microsoft "New Multimedia Data Types and Data Techniques", 1994, Microsoft ADPCM.
 */
final class MsAdpcm implements PacketDecoder {
  private static final int HEADER_BYTES = 7;
  private static final int HEADER_FRAMES = 2;
  private static final int MIN_STEP = 16;
  private static final int MAX_STEP = 1 << 20;
  private static final int[] STEP_CHANGE = {
    230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230
  };

  private final int sampleRate;
  private final int channels;
  private final int[] coefficients;
  private final AdpcmBlocks blocks;
  private final int[] predictor;
  private final int[] step;
  private final int[] previous;
  private final int[] beforePrevious;

  MsAdpcm(WaveFormat format) {
    this.sampleRate = format.sampleRate();
    this.channels = format.channels();
    this.coefficients = format.coefficients().stream().mapToInt(Integer::intValue).toArray();
    this.blocks = new AdpcmBlocks(format.blockAlign(), HEADER_BYTES * channels);
    this.predictor = new int[channels];
    this.step = new int[channels];
    this.previous = new int[channels];
    this.beforePrevious = new int[channels];
  }

  @Override
  public void decode(byte[] packet, int offset, int length, PcmBlock block) {
    block.prepare(sampleRate, channels, 0);
    blocks.forEach(offset, length, (at, bytes) -> decodeBlock(packet, at, bytes, block));
  }

  private void decodeBlock(byte[] packet, int at, int bytes, PcmBlock block) {
    int codes = (bytes - HEADER_BYTES * channels) * 2 / channels * channels;
    int frames = HEADER_FRAMES + codes / channels;
    short[] samples = block.extend(frames);
    int to = block.frames() * channels;
    readHeaders(packet, at);
    for (int c = 0; c < channels; c++) {
      samples[to + c] = (short) beforePrevious[c];
      samples[to + channels + c] = (short) previous[c];
    }
    to += HEADER_FRAMES * channels;
    int from = at + HEADER_BYTES * channels;
    for (int i = 0; i < codes; i++) {
      int code = (packet[from + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF;
      samples[to + i] = next(code, i % channels);
    }
    block.fill(block.frames() + frames);
  }

  private void readHeaders(byte[] packet, int at) {
    int words = at + channels;
    for (int c = 0; c < channels; c++) {
      predictor[c] = packet[at + c] & 0xFF;
      if (predictor[c] >= coefficients.length / 2) {
        throw new CodedDataException(
            "MS ADPCM predictor "
                + predictor[c]
                + "; allowed: 0 to "
                + (coefficients.length / 2 - 1));
      }
      step[c] = word(packet, words + 2 * c);
      previous[c] = word(packet, words + 2 * (channels + c));
      beforePrevious[c] = word(packet, words + 2 * (2 * channels + c));
    }
  }

  private static short word(byte[] packet, int at) {
    return (short) ((packet[at] & 0xFF) | (packet[at + 1] << 8));
  }

  private short next(int code, int channel) {
    int signed = code << 28 >> 28;
    int predicted =
        previous[channel] * coefficients[2 * predictor[channel]]
            + beforePrevious[channel] * coefficients[2 * predictor[channel] + 1];
    short sample = Samples.saturate(predicted / 256 + (long) signed * step[channel]);
    beforePrevious[channel] = previous[channel];
    previous[channel] = sample;
    // A damaged block can ask for steps without end; what is louder than full scale is cut anyway.
    step[channel] =
        Math.min(MAX_STEP, Math.max(MIN_STEP, (step[channel] * STEP_CHANGE[code]) >> 8));
    return sample;
  }
}
