package dev.avatars.codecs.h264;

import java.util.Arrays;

/**
 * Predictions of a square block from the row above it and the column to its left, written into the
 * plane at the block's own place. Blocks outside of the picture are the only ones not available.
 */
final class BlockPrediction {
  private static final int GREY = 128;
  private static final int MISSING = -1;

  private BlockPrediction() {}

  /** Repeats the row above. */
  static void vertical(Plane plane, int x, int y, int size) {
    int above = (y - 1) * plane.stride + x;
    for (int row = 1; row <= size; row++) {
      System.arraycopy(plane.samples, above, plane.samples, above + row * plane.stride, size);
    }
  }

  /** Repeats the column to the left. */
  static void horizontal(Plane plane, int x, int y, int size) {
    for (int row = 0; row < size; row++) {
      int start = (y + row) * plane.stride + x;
      Arrays.fill(plane.samples, start, start + size, plane.samples[start - 1]);
    }
  }

  /** Continues the slopes of both edges (8.3.3.4, 8.3.4.4). */
  static void gradient(Plane plane, int x, int y, int size) {
    int half = size / 2;
    int slopeX = slope(plane, y * plane.stride + x + half - 1 - plane.stride, 1, half);
    int slopeY = slope(plane, (y + half - 1) * plane.stride + x - 1, plane.stride, half);
    int last = size - 1;
    int sum = plane.sample(x - 1, y + last) + plane.sample(x + last, y - 1);
    int origin = 16 * sum - (half - 1) * (slopeX + slopeY) + 16;
    for (int row = 0; row < size; row++) {
      int at = (y + row) * plane.stride + x;
      for (int column = 0; column < size; column++) {
        int value = origin + slopeX * column + slopeY * row;
        plane.samples[at + column] = Plane.clip(value >> 5);
      }
    }
  }

  private static int slope(Plane plane, int center, int step, int half) {
    int sum = 0;
    for (int i = 1; i <= half; i++) {
      int after = plane.samples[center + i * step] & 0xFF;
      int before = plane.samples[center - i * step] & 0xFF;
      sum += i * (after - before);
    }
    return half == 8 ? (5 * sum + 32) >> 6 : (34 * sum + 32) >> 6;
  }

  /** Fills the block with the mean of the edges that exist (8.3.3.3). */
  static void dc(Plane plane, int x, int y, int size) {
    int above = sumAbove(plane, x, y, size);
    int left = sumLeft(plane, x, y, size);
    fill(plane, x, y, size, mean(above, left, size));
  }

  /** Fills each 4x4 block of an 8x8 chroma block with the mean of its own edges (8.3.4.1). */
  static void chromaDc(Plane plane, int x, int y) {
    int above0 = sumAbove(plane, x, y, 4);
    int above4 = sumAbove(plane, x + 4, y, 4);
    int left0 = sumLeft(plane, x, y, 4);
    int left4 = sumLeft(plane, x, y + 4, 4);
    fill(plane, x, y, 4, mean(above0, left0, 4));
    fill(plane, x + 4, y, 4, mean(preferred(above4, left0), MISSING, 4));
    fill(plane, x, y + 4, 4, mean(preferred(left4, above0), MISSING, 4));
    fill(plane, x + 4, y + 4, 4, mean(above4, left4, 4));
  }

  private static int preferred(int first, int second) {
    return first == MISSING ? second : first;
  }

  private static int mean(int above, int left, int size) {
    if (above != MISSING && left != MISSING) {
      return (above + left + size) / (2 * size);
    }
    int only = preferred(above, left);
    return only == MISSING ? GREY : (only + size / 2) / size;
  }

  private static int sumAbove(Plane plane, int x, int y, int size) {
    if (y == 0) {
      return MISSING;
    }
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += plane.sample(x + i, y - 1);
    }
    return sum;
  }

  private static int sumLeft(Plane plane, int x, int y, int size) {
    if (x == 0) {
      return MISSING;
    }
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += plane.sample(x - 1, y + i);
    }
    return sum;
  }

  private static void fill(Plane plane, int x, int y, int size, int value) {
    for (int row = y; row < y + size; row++) {
      int start = row * plane.stride + x;
      Arrays.fill(plane.samples, start, start + size, (byte) value);
    }
  }
}
