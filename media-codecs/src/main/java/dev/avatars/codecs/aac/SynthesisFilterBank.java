package dev.avatars.codecs.aac;

import java.util.Arrays;

/**
 * One channel's way from spectral lines to samples: windowed blocks that overlap by half (ISO/IEC
 * 14496-3, 4.6.11.3). Not thread-safe.
 */
final class SynthesisFilterBank {
  static final int FRAME = 1_024;
  private static final int SHORT = 128;
  private static final int SHORT_WINDOWS = 8;

  /** Samples before the first short slope, and behind the last, of a frame's half. */
  private static final int FLAT = (FRAME - SHORT) / 2;

  private final InverseMdct longTransform = new InverseMdct(FRAME);
  private final InverseMdct shortTransform = new InverseMdct(SHORT);
  private final Slopes longSlopes = Slopes.of(FRAME);
  private final Slopes shortSlopes = Slopes.of(SHORT);
  private final double[] block = new double[2 * FRAME];
  private final double[] shortBlock = new double[2 * SHORT];
  private final double[] overlap = new double[FRAME];
  private WindowShape previousShape = WindowShape.SINE;

  /** Turns the lines of a frame into samples, with what the frame before left over. */
  void synthesize(double[] lines, WindowInfo info, double[] samples) {
    switch (info.sequence()) {
      case ONLY_LONG -> synthesizeLong(lines, longRise(), longFall(info));
      case LONG_START -> synthesizeLong(lines, longRise(), startFall(info));
      case LONG_STOP -> synthesizeLong(lines, stopRise(), longFall(info));
      case EIGHT_SHORT -> synthesizeShort(lines, info);
    }
    for (int i = 0; i < FRAME; i++) {
      samples[i] = overlap[i] + block[i];
    }
    System.arraycopy(block, FRAME, overlap, 0, FRAME);
    previousShape = info.shape();
  }

  private void synthesizeLong(double[] lines, Slope rise, Slope fall) {
    longTransform.transform(lines, 0, block);
    rise.applyRising(block);
    fall.applyFalling(block);
  }

  private void synthesizeShort(double[] lines, WindowInfo info) {
    Arrays.fill(block, 0);
    double[] rise = shortSlopes.get(previousShape);
    double[] slope = shortSlopes.get(info.shape());
    for (int window = 0; window < SHORT_WINDOWS; window++) {
      shortTransform.transform(lines, window * SHORT, shortBlock);
      int at = FLAT + window * SHORT;
      for (int i = 0; i < SHORT; i++) {
        block[at + i] += shortBlock[i] * rise[i];
        block[at + SHORT + i] += shortBlock[SHORT + i] * slope[SHORT - 1 - i];
      }
      rise = slope;
    }
  }

  private Slope longRise() {
    return new Slope(longSlopes.get(previousShape), 0);
  }

  private Slope stopRise() {
    return new Slope(shortSlopes.get(previousShape), FLAT);
  }

  private Slope longFall(WindowInfo info) {
    return new Slope(longSlopes.get(info.shape()), 0);
  }

  private Slope startFall(WindowInfo info) {
    return new Slope(shortSlopes.get(info.shape()), FLAT);
  }

  /**
   * The slopes of one length.
   *
   * @param sine of the sine window
   * @param kaiserBessel of the Kaiser-Bessel derived window
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Slopes(double[] sine, double[] kaiserBessel) {
    static Slopes of(int length) {
      return new Slopes(
          WindowShape.SINE.rising(length), WindowShape.KAISER_BESSEL_DERIVED.rising(length));
    }

    double[] get(WindowShape shape) {
      return shape == WindowShape.SINE ? sine : kaiserBessel;
    }
  }

  /**
   * Half a window: silence, a slope, and the rest as it is.
   *
   * @param rising the slope
   * @param flat the length of the silence on its low side
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Slope(double[] rising, int flat) {
    void applyRising(double[] block) {
      Arrays.fill(block, 0, flat, 0);
      for (int i = 0; i < rising.length; i++) {
        block[flat + i] *= rising[i];
      }
    }

    void applyFalling(double[] block) {
      Arrays.fill(block, block.length - flat, block.length, 0);
      int last = block.length - 1 - flat;
      for (int i = 0; i < rising.length; i++) {
        block[last - i] *= rising[i];
      }
    }
  }
}
