package dev.avatars.renderer.face;

/**
 * The line between the lips: a parabola through its middle, in units of 1/256 pixel of the picture.
 *
 * @param x the middle
 * @param y the line's height at the middle
 * @param halfWidth from the middle to a corner, positive
 * @param tilt how much lower the right corner is than the middle, by the slope of the line alone
 * @param sag how much lower both corners are than the middle, by the bend alone; negative in a
 *     smile
 * @param teeth whether the upper teeth are in sight above the line
 */
public record Mouth(int x, int y, int halfWidth, int tilt, int sag, Teeth teeth) {
  /** Whether a mouth shows its upper teeth at rest. */
  public enum Teeth {
    /** Lips closed, or open over a dark gap. */
    HIDDEN,
    /** A smile with the upper teeth in sight. */
    SHOWN
  }

  /** The same mouth in a picture that was cut and scaled. */
  public Mouth mapped(Mapping mapping) {
    return new Mouth(
        mapping.x(x),
        mapping.y(y),
        Math.max(1, mapping.length(halfWidth)),
        mapping.length(tilt),
        mapping.length(sag),
        teeth);
  }
}
