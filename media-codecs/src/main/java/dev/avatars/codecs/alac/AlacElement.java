package dev.avatars.codecs.alac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/** One element of a packet: a channel or a pair of channels, with its samples after reading. */
final class AlacElement {
  private static final int MAX_LOW_BITS = 16;

  private final AlacConfig config;
  private final BitReader bits;
  private final AdaptiveRice rice;
  private final int[][] samples;
  private final int[] lowBits;
  private int width;

  AlacElement(AlacConfig config, BitReader bits) {
    this.config = config;
    this.bits = bits;
    this.rice = new AdaptiveRice(bits, config);
    this.samples = new int[2][config.frameLength()];
    this.lowBits = new int[2 * config.frameLength()];
  }

  /** Reads the element behind its tag and answers the number of frames. */
  int read(int channels) {
    width = channels;
    bits.skip(4 + 12);
    boolean counted = bits.readFlag();
    int lowBytes = bits.read(2);
    boolean plain = bits.readFlag();
    int frames = counted ? countedFrames() : config.frameLength();
    if (plain) {
      readPlain(frames);
    } else {
      readPredicted(frames, 8 * lowBytes);
    }
    return frames;
  }

  /** Copies the samples, reduced to 16 bits, to their places in interleaved frames. */
  void store(short[] interleaved, int firstChannel, int frames) {
    int shift = config.bitDepth() - 16;
    for (int c = 0; c < width; c++) {
      int at = firstChannel + c;
      for (int i = 0; i < frames; i++) {
        interleaved[at] = (short) (samples[c][i] >> shift);
        at += config.channels();
      }
    }
  }

  private int countedFrames() {
    int frames = bits.read(32);
    if (frames < 0 || frames > config.frameLength()) {
      throw new CodedDataException(
          "an ALAC packet of " + frames + " frames; allowed: 0 to " + config.frameLength());
    }
    return frames;
  }

  private void readPlain(int frames) {
    int depth = config.bitDepth();
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < width; c++) {
        samples[c][i] = bits.readSigned(depth);
      }
    }
  }

  private void readPredicted(int frames, int lowBitCount) {
    int sampleBits = config.bitDepth() - lowBitCount + width - 1;
    if (sampleBits < 1 || sampleBits > 32) {
      throw new CodedDataException("ALAC residuals of " + sampleBits + " bits; allowed: 1 to 32");
    }
    int mixShift = bits.read(8);
    int mixWeight = bits.readSigned(8);
    AdaptivePredictor[] predictors = new AdaptivePredictor[width];
    for (int c = 0; c < width; c++) {
      predictors[c] = AdaptivePredictor.read(bits);
    }
    readLowBits(frames, lowBitCount);
    for (int c = 0; c < width; c++) {
      int historyMult = predictors[c].historyMult(config.riceHistoryMult());
      rice.read(samples[c], frames, sampleBits, historyMult);
      predictors[c].restore(samples[c], frames, sampleBits);
    }
    if (width == 2 && mixWeight != 0) {
      unmix(frames, mixShift, mixWeight);
    }
    appendLowBits(frames, lowBitCount);
  }

  private void readLowBits(int frames, int lowBitCount) {
    if (lowBitCount > MAX_LOW_BITS) {
      throw new CodedDataException("ALAC low bits of " + lowBitCount + "; allowed: 0, 8, 16");
    }
    for (int i = 0; lowBitCount > 0 && i < frames * width; i++) {
      lowBits[i] = bits.read(lowBitCount);
    }
  }

  /** Turns a weighted middle and a difference into left and right ({@code unmix16}). */
  private void unmix(int frames, int shift, int weight) {
    int[] left = samples[0];
    int[] right = samples[1];
    for (int i = 0; i < frames; i++) {
      int difference = right[i];
      left[i] += difference - ((weight * difference) >> shift);
      right[i] = left[i] - difference;
    }
  }

  private void appendLowBits(int frames, int lowBitCount) {
    for (int i = 0; lowBitCount > 0 && i < frames; i++) {
      for (int c = 0; c < width; c++) {
        samples[c][i] = (samples[c][i] << lowBitCount) | lowBits[i * width + c];
      }
    }
  }
}
