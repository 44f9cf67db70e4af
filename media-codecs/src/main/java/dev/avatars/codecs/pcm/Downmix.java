package dev.avatars.codecs.pcm;

/**
 * Mixes frames of any number of channels to stereo or mono.
 *
 * <p>Channels stand in the order of WAV files (front left, front right, center, low frequency,
 * surrounds); the weights are those of ITU-R BS.775-3 annex 4 (center and surrounds at -3 dB, low
 * frequency left out), scaled so that nothing can clip. Four channels have no agreed order, so the
 * last two of them feed both sides; the same holds for all of more than eight. One channel becomes
 * two equal ones. Integer arithmetic; no state, thus safe for use by several threads.
 *
 * <pre>{@code
 * Downmix downmix = Downmix.create(6, 2);
 * downmix.apply(surround, frames, stereo);
 * }</pre>
 */
public final class Downmix {
  private static final int MAX_NAMED_CHANNELS = 8;
  private static final int ONE = 1 << 15;

  /** 1/sqrt(2), which is -3 dB. */
  private static final int MINUS_3_DB = 23_170;

  private static final int CENTER = 3;
  private static final int QUADRAPHONIC = 4;
  private static final int FIRST_WITH_LOW_FREQUENCY = 6;

  private final int sourceChannels;
  private final int[][] weights;

  private Downmix(int sourceChannels, int[][] weights) {
    this.sourceChannels = sourceChannels;
    this.weights = weights;
  }

  /**
   * A mix of so many channels to so many.
   *
   * @throws IllegalArgumentException unless the source has channels and the target 1 or 2
   */
  public static Downmix create(int sourceChannels, int targetChannels) {
    if (sourceChannels < 1) {
      throw new IllegalArgumentException("source channels " + sourceChannels + "; allowed: from 1");
    }
    if (targetChannels != 1 && targetChannels != 2) {
      throw new IllegalArgumentException("target channels " + targetChannels + "; allowed: 1, 2");
    }
    int[][] sides = {side(sourceChannels, 0), side(sourceChannels, 1)};
    return new Downmix(
        sourceChannels, targetChannels == 2 ? sides : new int[][] {mean(sides[0], sides[1])});
  }

  /** The channels of the result, 1 or 2. */
  public int targetChannels() {
    return weights.length;
  }

  /** Mixes so many frames from the start of one array to the start of another. */
  public void apply(short[] source, int frames, short[] target) {
    int to = 0;
    for (int frame = 0; frame < frames; frame++) {
      int from = frame * sourceChannels;
      for (int[] weight : weights) {
        target[to++] = mix(source, from, weight);
      }
    }
  }

  private static short mix(short[] source, int from, int[] weight) {
    int sum = ONE / 2;
    for (int c = 0; c < weight.length; c++) {
      sum += source[from + c] * weight[c];
    }
    return (short) (sum >> 15);
  }

  /** The weights of one side, left (0) or right (1); their sum is at most one. */
  private static int[] side(int channels, int side) {
    int[] weights = new int[channels];
    for (int c = 0; c < channels; c++) {
      weights[c] = weight(channels, c, side);
    }
    return scaled(weights);
  }

  private static int weight(int channels, int channel, int side) {
    if (channels == 1 || channels > MAX_NAMED_CHANNELS) {
      return ONE;
    }
    if (channel < 2) {
      return channel == side ? ONE : 0;
    }
    if (channels == QUADRAPHONIC) {
      return MINUS_3_DB;
    }
    return channel == CENTER - 1 ? MINUS_3_DB : surround(channels, channel, side);
  }

  private static int surround(int channels, int channel, int side) {
    boolean lowFrequency = channels >= FIRST_WITH_LOW_FREQUENCY && channel == CENTER;
    if (lowFrequency) {
      return 0;
    }
    boolean backCenter = channels == 7 && channel == 4;
    int ownSide = (channel + (channels == 6 || channels == 8 ? 0 : 1)) % 2;
    return backCenter ? MINUS_3_DB / 2 : ownSide == side ? MINUS_3_DB : 0;
  }

  private static int[] scaled(int[] weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int[] scaled = new int[weights.length];
    for (int c = 0; c < weights.length; c++) {
      scaled[c] = (int) ((long) weights[c] * ONE / sum);
    }
    return scaled;
  }

  private static int[] mean(int[] left, int[] right) {
    int[] mean = new int[left.length];
    for (int c = 0; c < left.length; c++) {
      mean[c] = (left[c] + right[c]) / 2;
    }
    return mean;
  }
}
