package dev.avatars.renderer;

import dev.avatars.codecs.image.Picture;

/**
 * Scales a part of a picture with a triangle filter as wide as the scale asks for: no jagged edges
 * when it shrinks, no blocks when it grows. Whole numbers only; weights add up to 1 in 1/16384.
 */
final class Resampling {
  private static final int WEIGHT_BITS = 14;
  private static final int KEPT_BITS = 6;
  private static final int[] SHIFTS = {16, 8, 0};

  private Resampling() {}

  /** The framed part of a portrait at the size of the video. */
  static Picture scale(Picture portrait, Framing part, FrameSize.Exact size) {
    Taps[] columns = taps(part.left(), part.width(), size.width());
    Taps[] rows = taps(part.top(), part.height(), size.height());
    int[] pixels = new int[size.width() * size.height()];
    RowCache cache = new RowCache(portrait, columns);
    for (int y = 0; y < size.height(); y++) {
      scaleRow(cache, rows[y], pixels, y * size.width());
    }
    return Picture.of(size.width(), size.height(), pixels);
  }

  private static void scaleRow(RowCache cache, Taps taps, int[] pixels, int start) {
    int width = cache.width();
    for (int channel = 0; channel < SHIFTS.length; channel++) {
      long[] sums = new long[width];
      for (int i = 0; i < taps.weights.length; i++) {
        int[] row = cache.row(taps.first + i);
        for (int x = 0; x < width; x++) {
          sums[x] += (long) row[channel * width + x] * taps.weights[i];
        }
      }
      for (int x = 0; x < width; x++) {
        pixels[start + x] |= rounded(sums[x]) << SHIFTS[channel];
      }
    }
  }

  private static int rounded(long sum) {
    int bits = 2 * WEIGHT_BITS - KEPT_BITS;
    return (int) Math.max(0, Math.min(255, (sum + (1L << (bits - 1))) >> bits));
  }

  private static Taps[] taps(int start, int length, int count) {
    Taps[] taps = new Taps[count];
    for (int i = 0; i < count; i++) {
      taps[i] = taps(start, length, count, i);
    }
    return taps;
  }

  /** The triangle around the middle of one target pixel; positions are in 1/65536 pixel. */
  private static Taps taps(int start, int length, int count, int index) {
    long center =
        ((((2L * index + 1) * length) << 16) / (2L * count)) + ((long) start << 16) - 32768;
    long radius = Math.max(65536, ((long) length << 16) / count);
    int first = (int) ((center - radius + 65535) >> 16);
    int last = (int) ((center + radius) >> 16);
    long[] heights = new long[last - first + 1];
    long sum = 0;
    for (int i = 0; i < heights.length; i++) {
      heights[i] = Math.max(0, radius - Math.abs(((long) (first + i) << 16) - center));
      sum += heights[i];
    }
    return new Taps(first, normalized(heights, sum));
  }

  private static int[] normalized(long[] heights, long sum) {
    int[] weights = new int[heights.length];
    int rest = 1 << WEIGHT_BITS;
    int highest = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (int) ((heights[i] << WEIGHT_BITS) / sum);
      rest -= weights[i];
      highest = heights[i] > heights[highest] ? i : highest;
    }
    weights[highest] += rest;
    return weights;
  }

  /**
   * Which source pixels make up a target pixel.
   *
   * @param first the first one, possibly outside of the picture, whose edge then counts
   * @param weights in 1/16384
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Taps(int first, int[] weights) {}

  /** Rows already scaled in width; a ring that holds as many as one target row can ask for. */
  private static final class RowCache {
    private static final int ROWS = 256;

    private final Picture portrait;
    private final Taps[] columns;
    private final int[][] rows = new int[ROWS][];
    private final int[] held = new int[ROWS];

    RowCache(Picture portrait, Taps[] columns) {
      this.portrait = portrait;
      this.columns = columns;
    }

    int width() {
      return columns.length;
    }

    /** The three channels of a row, one after the other. */
    int[] row(int y) {
      int source = Math.max(0, Math.min(portrait.height() - 1, y));
      int slot = source % ROWS;
      if (rows[slot] == null || held[slot] != source) {
        rows[slot] = scaled(source);
        held[slot] = source;
      }
      return rows[slot];
    }

    private int[] scaled(int y) {
      int[] row = new int[3 * columns.length];
      for (int x = 0; x < columns.length; x++) {
        scale(row, x, y);
      }
      return row;
    }

    private void scale(int[] row, int x, int y) {
      int red = 0;
      int green = 0;
      int blue = 0;
      for (int i = 0; i < columns[x].weights.length; i++) {
        int column = Math.max(0, Math.min(portrait.width() - 1, columns[x].first + i));
        int rgb = portrait.rgb(column, y);
        int weight = columns[x].weights[i];
        red += (rgb >> 16 & 0xFF) * weight;
        green += (rgb >> 8 & 0xFF) * weight;
        blue += (rgb & 0xFF) * weight;
      }
      row[x] = red >> KEPT_BITS;
      row[columns.length + x] = green >> KEPT_BITS;
      row[2 * columns.length + x] = blue >> KEPT_BITS;
    }
  }
}
