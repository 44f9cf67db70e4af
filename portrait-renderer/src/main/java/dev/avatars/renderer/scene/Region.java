package dev.avatars.renderer.scene;

/**
 * A rectangle of pixels.
 *
 * @param left the first column
 * @param top the first row
 * @param right the column after the last; not above {@code left} for an empty region
 * @param bottom the row after the last; not above {@code top} for an empty region
 */
record Region(int left, int top, int right, int bottom) {
  int width() {
    return Math.max(0, right - left);
  }

  int height() {
    return Math.max(0, bottom - top);
  }

  Region grownBy(int pixels) {
    return new Region(left - pixels, top - pixels, right + pixels, bottom + pixels);
  }

  Region within(Region other) {
    return new Region(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  /** The smallest region of even edges around this one, so that chroma is covered whole. */
  Region even() {
    return new Region(left & ~1, top & ~1, (right + 1) & ~1, (bottom + 1) & ~1);
  }
}
