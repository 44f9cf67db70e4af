package dev.avatars.renderer.face;

/**
 * The opening between two lids, in units of 1/256 pixel of the picture.
 *
 * @param x the middle of the iris
 * @param y the middle of the iris
 * @param halfWidth from the middle to a corner
 * @param above from the middle of the iris to the edge of the upper lid, lashes included
 * @param below from the middle of the iris to the edge of the lower lid
 */
public record Eye(int x, int y, int halfWidth, int above, int below) {
  /** The same eye in a picture that was cut and scaled. */
  public Eye mapped(Mapping mapping) {
    return new Eye(
        mapping.x(x),
        mapping.y(y),
        mapping.length(halfWidth),
        mapping.length(above),
        mapping.length(below));
  }
}
