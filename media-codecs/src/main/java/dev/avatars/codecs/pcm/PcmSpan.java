package dev.avatars.codecs.pcm;

/** Frames that wait to be read, in an array that belongs to somebody else. */
final class PcmSpan {
  private short[] samples = new short[0];
  private int at;
  private int end;

  /** Makes the span the first frames of an array. */
  PcmSpan set(short[] interleaved, int frames) {
    samples = interleaved;
    at = 0;
    end = frames;
    return this;
  }

  /** How many frames wait. */
  int available() {
    return end - at;
  }

  /** Leaves out up to so many frames and answers how many. */
  int skip(long frames) {
    int count = (int) Math.min(frames, available());
    at += count;
    return count;
  }

  /** Copies up to so many frames and answers how many. */
  int read(short[] target, int offset, long frames, int channels) {
    int count = (int) Math.min(frames, available());
    System.arraycopy(samples, at * channels, target, offset, count * channels);
    at += count;
    return count;
  }
}
