package dev.avatars.codecs.pcm;

/**
 * Gives samples the rate that a file was measured to have, where a stretch of it, or the core of an
 * HE-AAC stream, has another.
 */
final class RateAdapter {
  private final int sampleRate;
  private final int channels;
  private final PcmSpan span = new PcmSpan();
  private int currentRate;
  private Resampler resampler;
  private short[] resampled = new short[0];

  RateAdapter(int sampleRate, int channels) {
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.currentRate = sampleRate;
    this.resampler = Resampler.create(sampleRate, sampleRate, channels);
  }

  /** Frames of a rate become frames of the wanted rate, valid until the next call. */
  PcmSpan adapt(short[] samples, int frames, int rate) {
    if (rate == sampleRate) {
      return span.set(samples, frames);
    }
    if (rate != currentRate) {
      currentRate = rate;
      resampler = Resampler.create(rate, sampleRate, channels);
    }
    int room = resampler.maxFrames(frames) * channels;
    if (resampled.length < room) {
      resampled = new short[room];
    }
    return span.set(resampled, resampler.push(samples, 0, frames, resampled));
  }
}
