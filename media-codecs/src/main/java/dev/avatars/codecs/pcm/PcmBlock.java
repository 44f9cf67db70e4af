package dev.avatars.codecs.pcm;

import java.util.Arrays;

/** The samples of one packet, interleaved; one block is filled again and again. */
final class PcmBlock {
  private short[] samples = new short[0];
  private int channels = 1;
  private int frames;

  /** Empties the block, and makes room for up to so many frames of so many channels. */
  short[] prepare(int maxFrames, int channelCount) {
    channels = channelCount;
    frames = 0;
    int needed = maxFrames * channelCount;
    if (samples.length < needed) {
      samples = new short[needed];
    }
    return samples;
  }

  /** Makes room for more frames behind those that the block has. */
  short[] extend(int moreFrames) {
    int needed = (frames + moreFrames) * channels;
    if (samples.length < needed) {
      samples = Arrays.copyOf(samples, needed);
    }
    return samples;
  }

  /** Says how many frames the block has now. */
  void fill(int frameCount) {
    frames = frameCount;
  }

  /** The array behind the block: {@link #frames} times {@link #channels} samples of it count. */
  short[] samples() {
    return samples;
  }

  int channels() {
    return channels;
  }

  int frames() {
    return frames;
  }
}
