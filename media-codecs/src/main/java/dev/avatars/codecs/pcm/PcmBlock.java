package dev.avatars.codecs.pcm;

import java.util.Arrays;

/** The samples of one packet, interleaved; one block is filled again and again. */
final class PcmBlock {
  private short[] samples = new short[0];
  private int sampleRate;
  private int channels = 1;
  private int frames;

  /** Empties the block, and makes room for up to so many frames of so many channels. */
  short[] prepare(int rate, int channelCount, int maxFrames) {
    sampleRate = rate;
    channels = channelCount;
    frames = 0;
    return extend(maxFrames);
  }

  /** Makes room for more frames behind those that the block has. */
  short[] extend(int moreFrames) {
    int needed = Math.multiplyExact(frames + moreFrames, channels);
    if (samples.length < needed) {
      samples = Arrays.copyOf(samples, needed);
    }
    return samples;
  }

  /** Says how many frames the block has now. */
  void fill(int frameCount) {
    frames = frameCount;
  }

  /** Makes the block so many frames of silence, of the rate and channels it had. */
  void silence(int frameCount) {
    frames = 0;
    Arrays.fill(extend(frameCount), 0, frameCount * channels, (short) 0);
    frames = frameCount;
  }

  /** The array behind the block: {@link #frames} times {@link #channels} samples of it count. */
  short[] samples() {
    return samples;
  }

  /** Frames per second; 0 before the first packet. */
  int sampleRate() {
    return sampleRate;
  }

  int channels() {
    return channels;
  }

  int frames() {
    return frames;
  }
}
