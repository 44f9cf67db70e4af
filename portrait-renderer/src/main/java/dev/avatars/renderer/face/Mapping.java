package dev.avatars.renderer.face;

/**
 * How positions of one picture become positions of another that was cut out of it and scaled by the
 * same factor in both directions; all lengths are in units of 1/256 pixel.
 *
 * @param left where the cut begins in the first picture
 * @param top where the cut begins in the first picture
 * @param from a length in the first picture, at least 1
 * @param to the same length in the second picture, at least 1
 */
public record Mapping(long left, long top, long from, long to) {
  public Mapping {
    if (from < 1 || to < 1) {
      throw new IllegalArgumentException(
          "scale: found " + to + "/" + from + ", allowed positive lengths");
    }
  }

  /** The second picture's column for one of the first. */
  public int x(int x) {
    return Math.toIntExact(Math.floorDiv((x - left) * to, from));
  }

  /** The second picture's row for one of the first. */
  public int y(int y) {
    return Math.toIntExact(Math.floorDiv((y - top) * to, from));
  }

  /** A length of the first picture, scaled. */
  public int length(int length) {
    return Math.toIntExact(Math.floorDiv(length * to, from));
  }
}
