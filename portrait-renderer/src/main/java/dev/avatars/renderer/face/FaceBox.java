package dev.avatars.renderer.face;

/**
 * The square that a face fills from brow to chin, in pixels of its picture.
 *
 * @param x the left edge
 * @param y the upper edge
 * @param size the side of the square, at least 1
 */
public record FaceBox(int x, int y, int size) {
  public FaceBox {
    if (size < 1) {
      throw new IllegalArgumentException("size: found " + size + ", allowed 1 or more");
    }
  }

  /** The middle of the square, horizontally. */
  public int centerX() {
    return x + size / 2;
  }

  /** The middle of the square, vertically. */
  public int centerY() {
    return y + size / 2;
  }

  FaceBox scaled(int factor) {
    return new FaceBox(x * factor, y * factor, size * factor);
  }

  /** Whether two squares mark the same face: near centers and similar sizes. */
  boolean agreesWith(FaceBox other) {
    int near = Math.min(size, other.size) / 4;
    return Math.abs(centerX() - other.centerX()) <= near
        && Math.abs(centerY() - other.centerY()) <= near
        && size * 2 < other.size * 3
        && other.size * 2 < size * 3;
  }
}
