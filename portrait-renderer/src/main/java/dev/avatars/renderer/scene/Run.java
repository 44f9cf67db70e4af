package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;

/**
 * A few neighboring pixels of a row or a column whose sources lie evenly on a straight line, which
 * is how warps become fast: no mapping is computed for the pixels in between. Each pixel is
 * interpolated bilinearly. Positions are in 1/4096 luma pixel. Reused from run to run; not
 * thread-safe.
 */
final class Run {
  /** Positions have this many bits after the point. */
  static final int BITS = 12;

  private int length;
  private int fromX;
  private int fromY;
  private int stepX;
  private int stepY;

  /** Begins a run at a source position that moves by a step for each pixel. */
  void set(int newLength, int newFromX, int newFromY, int newStepX, int newStepY) {
    length = newLength;
    fromX = newFromX;
    fromY = newFromY;
    stepX = newStepX;
    stepY = newStepY;
  }

  /** Begins a run from one source position to another, both drawn into the picture. */
  void between(YuvPicture source, int newLength, int x, int y, int endX, int endY) {
    int right = (source.width() - 2) << BITS;
    int bottom = (source.height() - 2) << BITS;
    int startX = clamp(x, right);
    int startY = clamp(y, bottom);
    int steps = Math.max(1, newLength);
    set(
        newLength,
        startX,
        startY,
        (clamp(endX, right) - startX) / steps,
        (clamp(endY, bottom) - startY) / steps);
  }

  /** Paints along a row. */
  void paintRow(YuvPicture source, YuvPicture target, int x, int y) {
    paintLuma(source, target, y * source.lumaStride() + x, 1);
    if ((y & 1) == 0) {
      paintChroma(source, target, (y >> 1) * source.chromaStride() + (x >> 1), 1);
    }
  }

  /** Paints down a column. */
  void paintColumn(YuvPicture source, YuvPicture target, int x, int y) {
    paintLuma(source, target, y * source.lumaStride() + x, source.lumaStride());
    if ((x & 1) == 0) {
      skipOdd(y);
      int stride = source.chromaStride();
      paintChroma(source, target, ((y + 1) >> 1) * stride + (x >> 1), stride);
    }
  }

  private void paintLuma(YuvPicture source, YuvPicture target, int start, int advance) {
    paint(source.luma(), target.luma(), source.lumaStride(), start, advance);
  }

  /** Chroma has half as many samples in both directions, so that steps stay what they are. */
  private void paintChroma(YuvPicture source, YuvPicture target, int start, int advance) {
    length = (length + 1) >> 1;
    fromX >>= 1;
    fromY >>= 1;
    paint(source.cb(), target.cb(), source.chromaStride(), start, advance);
    paint(source.cr(), target.cr(), source.chromaStride(), start, advance);
  }

  private void skipOdd(int y) {
    if ((y & 1) != 0) {
      length--;
      fromX += stepX;
      fromY += stepY;
    }
  }

  private void paint(byte[] from, byte[] to, int stride, int start, int advance) {
    int x = fromX;
    int y = fromY;
    int end = start + length * advance;
    for (int i = start; i < end; i += advance) {
      int at = (y >> BITS) * stride + (x >> BITS);
      int shareX = x >> 4 & 0xFF;
      int upperLeft = from[at] & 0xFF;
      int lowerLeft = from[at + stride] & 0xFF;
      int upper = (upperLeft << 8) + ((from[at + 1] & 0xFF) - upperLeft) * shareX;
      int lower = (lowerLeft << 8) + ((from[at + stride + 1] & 0xFF) - lowerLeft) * shareX;
      to[i] = (byte) (((upper << 8) + (lower - upper) * (y >> 4 & 0xFF) + 32768) >> 16);
      x += stepX;
      y += stepY;
    }
  }

  private static int clamp(int position, int most) {
    return Math.max(0, Math.min(most, position));
  }
}
