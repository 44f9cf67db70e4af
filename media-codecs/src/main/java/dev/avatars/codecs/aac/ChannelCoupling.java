package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Which bands of a pair of channels are coded as middle and side (ms_mask_present and ms_used,
 * ISO/IEC 14496-3, 4.6.8.1), and how the pair becomes left and right.
 */
final class ChannelCoupling {
  private static final int EXPLICIT = 1;
  private static final int ALL = 2;

  private final boolean[][] middleSide;
  private final boolean explicit;

  private ChannelCoupling(boolean[][] middleSide, boolean explicit) {
    this.middleSide = middleSide;
    this.explicit = explicit;
  }

  /** A pair whose channels are divided each in its own way, thus coded apart. */
  static ChannelCoupling none() {
    return new ChannelCoupling(new boolean[0][0], false);
  }

  static ChannelCoupling read(BitReader bits, WindowInfo info) {
    int mask = bits.read(2);
    if (mask > ALL) {
      throw new CodedDataException("AAC ms_mask_present " + mask + "; allowed: 0, 1, 2");
    }
    boolean[][] used = new boolean[info.groupLengths().length][info.bandCount()];
    for (boolean[] group : used) {
      for (int band = 0; band < group.length; band++) {
        group[band] = mask == ALL || (mask == EXPLICIT && bits.readFlag());
      }
    }
    return new ChannelCoupling(used, mask == EXPLICIT);
  }

  /** Puts noise where the pair asks for it: the same into both where a band is coupled. */
  void substituteNoise(ChannelStream left, ChannelStream right, NoiseGenerator noise) {
    int[] states = new int[SynthesisFilterBank.FRAME];
    left.forEachBand(
        (group, band, at, width) -> {
          states[at] = noise.state();
          fill(left, noise, group, band, at, width);
        });
    right.forEachBand(
        (group, band, at, width) -> {
          if (isCoupled(group, band) && left.coding().isNoise(group, band)) {
            noise.resume(states[at]);
          }
          fill(right, noise, group, band, at, width);
        });
  }

  /** Puts noise into a channel that stands alone. */
  static void substituteNoise(ChannelStream channel, NoiseGenerator noise) {
    channel.forEachBand((group, band, at, width) -> fill(channel, noise, group, band, at, width));
  }

  /** Turns middle and side, and intensity, into left and right. */
  void separate(ChannelStream left, ChannelStream right) {
    right.forEachBand(
        (group, band, at, width) -> {
          if (right.coding().isIntensity(group, band)) {
            scaleLeft(
                left.lines(), right.lines(), at, width, intensity(right.coding(), group, band));
          } else if (isCoupled(group, band) && !right.coding().isNoise(group, band)) {
            sumAndDifference(left.lines(), right.lines(), at, width);
          }
        });
  }

  private boolean isCoupled(int group, int band) {
    return group < middleSide.length && band < middleSide[group].length && middleSide[group][band];
  }

  private static void fill(
      ChannelStream channel, NoiseGenerator noise, int group, int band, int at, int width) {
    if (channel.coding().isNoise(group, band)) {
      double amplitude = StrictMath.pow(2, 0.25 * channel.coding().scale(group, band));
      noise.fill(channel.lines(), at, width, amplitude);
    }
  }

  /** The right channel's part of the left (4.6.8.2.3). */
  private double intensity(BandCoding coding, int group, int band) {
    double scale = StrictMath.pow(0.5, 0.25 * coding.scale(group, band));
    boolean inverted = explicit && isCoupled(group, band);
    boolean inPhase = coding.codebook(group, band) == BandCoding.INTENSITY_IN_PHASE;
    return inPhase != inverted ? scale : -scale;
  }

  private static void scaleLeft(double[] left, double[] right, int at, int width, double scale) {
    for (int i = at; i < at + width; i++) {
      right[i] = left[i] * scale;
    }
  }

  private static void sumAndDifference(double[] left, double[] right, int at, int width) {
    for (int i = at; i < at + width; i++) {
      double side = right[i];
      right[i] = left[i] - side;
      left[i] += side;
    }
  }
}
