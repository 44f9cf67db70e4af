package dev.avatars.codecs.aac;

/**
 * Decides band by band whether two channels are coded as left and right or as their middle and side
 * (ISO/IEC 14496-3, 4.6.8.1: left = middle + side, right = middle - side), and turns the lines of
 * the chosen bands.
 *
 * <p>The noise of middle and side adds up in both channels, so that their common step is the finer
 * of the two channels' divided by the square root of two.
 */
final class MiddleSide {
  private static final double HALF_POWER = Math.sqrt(0.5);

  private final ScaleFactorBands bands;

  MiddleSide(ScaleFactorBands bands) {
    this.bands = bands;
  }

  /**
   * Turns the bands that become cheaper by it: replaces their lines and steps, the left's by the
   * middle's and the right's by the side's.
   *
   * @return which bands were turned
   */
  boolean[] turn(double[] left, double[] right, double[] leftSteps, double[] rightSteps) {
    boolean[] turned = new boolean[leftSteps.length];
    for (int band = 0; band < turned.length; band++) {
      double apart = power(band, left, leftSteps[band]) * power(band, right, rightSteps[band]);
      double common = Math.min(leftSteps[band], rightSteps[band]) * HALF_POWER;
      turnLines(band, left, right);
      turned[band] = power(band, left, common) * power(band, right, common) < apart;
      if (turned[band]) {
        leftSteps[band] = common;
        rightSteps[band] = common;
      } else {
        turnBack(band, left, right);
      }
    }
    return turned;
  }

  /**
   * Two to twice the bits that a line of the band takes: its energy and the noise over the noise.
   */
  private double power(int band, double[] lines, double step) {
    return 1 + bands.energy(band, lines) / (bands.width(band) * step * step);
  }

  private void turnLines(int band, double[] left, double[] right) {
    for (int i = bands.start(band); i < bands.end(band); i++) {
      double middle = (left[i] + right[i]) / 2;
      right[i] = middle - right[i];
      left[i] = middle;
    }
  }

  private void turnBack(int band, double[] middle, double[] side) {
    for (int i = bands.start(band); i < bands.end(band); i++) {
      double left = middle[i] + side[i];
      side[i] = middle[i] - side[i];
      middle[i] = left;
    }
  }
}
