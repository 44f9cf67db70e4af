package dev.avatars.renderer.face;

/**
 * A face: where it is and what of it moves. Positions are in units of 1/256 pixel.
 *
 * @param left the left edge of the square from brow to chin
 * @param top its upper edge
 * @param size its side, at least 1
 * @param leftEye the eye at the left of the picture
 * @param rightEye the eye at the right of the picture
 * @param mouth the mouth
 */
public record Face(int left, int top, int size, Eye leftEye, Eye rightEye, Mouth mouth) {
  /** The same face in a picture that was cut and scaled. */
  public Face mapped(Mapping mapping) {
    return new Face(
        mapping.x(left),
        mapping.y(top),
        Math.max(1, mapping.length(size)),
        leftEye.mapped(mapping),
        rightEye.mapped(mapping),
        mouth.mapped(mapping));
  }
}
