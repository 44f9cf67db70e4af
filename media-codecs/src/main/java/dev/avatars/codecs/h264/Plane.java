package dev.avatars.codecs.h264;

import java.util.Arrays;

/** One component of a picture: rows of unsigned 8-bit samples. */
final class Plane {
  final byte[] samples;
  final int stride;
  final int height;

  Plane(int stride, int height) {
    this.samples = new byte[stride * height];
    this.stride = stride;
    this.height = height;
  }

  int sample(int x, int y) {
    return samples[y * stride + x] & 0xFF;
  }

  /** Repeats the last column and the last row of the used part into the rest of the plane. */
  void extendEdges(int usedWidth, int usedHeight) {
    for (int row = 0; row < usedHeight && usedWidth < stride; row++) {
      int start = row * stride;
      byte edge = samples[start + usedWidth - 1];
      Arrays.fill(samples, start + usedWidth, start + stride, edge);
    }
    int lastRow = (usedHeight - 1) * stride;
    for (int row = usedHeight; row < height; row++) {
      System.arraycopy(samples, lastRow, samples, row * stride, stride);
    }
  }

  /** Rounds a computed sample into its range (Clip1, 5.7). */
  static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
