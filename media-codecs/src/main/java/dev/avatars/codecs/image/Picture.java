package dev.avatars.codecs.image;

/**
 * Opaque pixels, row by row from the top left, each {@code 0xRRGGBB} with eight bits a channel in
 * the sRGB sense (embedded color profiles are not applied). Immutable and thread-safe.
 */
public final class Picture {
  private final int width;
  private final int height;
  private final int[] rgb;

  private Picture(int width, int height, int[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * A picture of these pixels, which are copied; bits above the 24 of the color are dropped.
   *
   * @throws IllegalArgumentException if a side is not positive or the array has another length
   */
  public static Picture of(int width, int height, int[] rgb) {
    return owning(width, height, rgb.clone());
  }

  /** A picture that takes the array for its own. */
  static Picture owning(int width, int height, int[] rgb) {
    if (width < 1 || height < 1 || (long) width * height != rgb.length) {
      throw new IllegalArgumentException(
          "picture is %d x %d with %d pixels; allowed: positive sides and a pixel for each place"
              .formatted(width, height, rgb.length));
    }
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] &= 0xFFFFFF;
    }
    return new Picture(width, height, rgb);
  }

  /** Pixels per row, from 1. */
  public int width() {
    return width;
  }

  /** Rows, from 1. */
  public int height() {
    return height;
  }

  /** The pixel at a column and a row as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    return rgb[y * width + x];
  }

  /** All pixels, row by row, in an array of the caller's own. */
  public int[] toArray() {
    return rgb.clone();
  }
}
