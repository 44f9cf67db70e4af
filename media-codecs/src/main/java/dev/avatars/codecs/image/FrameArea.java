package dev.avatars.codecs.image;

/**
 * The part of an animation's canvas that its first frame covers, as the file claims it.
 *
 * @param x first column
 * @param y first row
 * @param width columns
 * @param height rows
 */
record FrameArea(long x, long y, long width, long height) {
  /** Whether the frame is no larger than a picture may be. */
  boolean isDecodable() {
    return width > 0 && height > 0 && width <= ImageProbe.MAX_PIXELS / height;
  }
}
