package dev.avatars.renderer.motion;

import java.util.Arrays;

/**
 * How loud and how bright speech is during each video frame, gathered from PCM as it streams by:
 * three numbers a frame, about 300 kB for ten minutes. Not thread-safe.
 *
 * <p>Brightness is the frequency of the sine whose samples would differ as much from their
 * neighbors as these do: a few hundred hertz for closed vowels, several thousand for hissing.
 */
public final class SpeechEnvelope {
  private static final int CENTIBELS_PER_BEL = 1000;

  private final int sampleRate;
  private final int framesPerSecond;
  private long[] energy = new long[256];
  private long[] steepness = new long[256];
  private int[] samples = new int[256];
  private long position;
  private int previous;

  private SpeechEnvelope(int sampleRate, int framesPerSecond) {
    this.sampleRate = sampleRate;
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * An empty envelope.
   *
   * @throws IllegalArgumentException if either rate is not positive
   */
  public static SpeechEnvelope create(int sampleRate, int framesPerSecond) {
    if (sampleRate < 1 || framesPerSecond < 1) {
      throw new IllegalArgumentException(
          "rates: found %d samples and %d frames a second, allowed positive numbers"
              .formatted(sampleRate, framesPerSecond));
    }
    return new SpeechEnvelope(sampleRate, framesPerSecond);
  }

  /** Adds samples of 16 bits; several channels are heard as their mean. */
  public void add(short[] interleaved, int frames, int channels) {
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += interleaved[i * channels + channel];
      }
      add(sum / channels);
    }
  }

  private void add(int sample) {
    int frame = Math.toIntExact(position * framesPerSecond / sampleRate);
    if (frame >= energy.length) {
      grow(2 * frame);
    }
    long step = (long) sample - previous;
    energy[frame] += (long) sample * sample;
    steepness[frame] += step * step;
    samples[frame]++;
    previous = sample;
    position++;
  }

  private void grow(int length) {
    energy = Arrays.copyOf(energy, length);
    steepness = Arrays.copyOf(steepness, length);
    samples = Arrays.copyOf(samples, length);
  }

  /** How many samples were added, per channel. */
  public long samples() {
    return position;
  }

  /** How many video frames it takes to show all of it; the last one may be shorter. */
  public int frames() {
    return Math.toIntExact((position * framesPerSecond + sampleRate - 1) / sampleRate);
  }

  /** Mean power of a frame in hundredths of a decibel over one step of 16 bits; 0 for silence. */
  int level(int frame) {
    if (frame >= frames() || samples[frame] == 0 || energy[frame] == 0) {
      return 0;
    }
    double power = energy[frame] / (double) samples[frame];
    return Math.max(0, (int) StrictMath.round(CENTIBELS_PER_BEL * StrictMath.log10(power)));
  }

  /** Brightness of a frame in hertz; 0 for silence. */
  int brightness(int frame) {
    if (frame >= frames() || energy[frame] == 0) {
      return 0;
    }
    double ratio = StrictMath.min(4, steepness[frame] / (double) energy[frame]);
    return (int) (sampleRate / StrictMath.PI * StrictMath.asin(StrictMath.sqrt(ratio) / 2));
  }

  int framesPerSecond() {
    return framesPerSecond;
  }
}
