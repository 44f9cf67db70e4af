package dev.avatars.codecs.image;

import java.util.Arrays;

/**
 * Makes a picture smaller: each new pixel is the exact mean of the area of old pixels that it
 * covers, in integers, rounded once. Rows are taken one at a time.
 */
final class AreaAverage {
  private static final int CHANNELS = 3;

  private final PixelRows source;
  private final int width;
  private final int height;
  private final int[] row;
  private final long[] rowSums;
  private final long[] sums;
  private final int[] result;

  private AreaAverage(PixelRows source, int width, int height) {
    this.source = source;
    this.width = width;
    this.height = height;
    this.row = new int[source.width()];
    this.rowSums = new long[width * CHANNELS];
    this.sums = new long[width * CHANNELS];
    this.result = new int[width * height];
  }

  /** The picture with these sides, none of them larger than before. */
  static Picture shrink(PixelRows source, int width, int height) {
    return new AreaAverage(source, width, height).run();
  }

  private Picture run() {
    for (int y = 0; y < source.height(); y++) {
      source.readRow(y, row);
      sumRow();
      spread(y);
    }
    return Picture.owning(width, height, result);
  }

  /** Sums of each new column, in units of an old pixel's width divided by the new width. */
  private void sumRow() {
    Arrays.fill(rowSums, 0);
    int old = source.width();
    for (int x = 0; x < old; x++) {
      long from = (long) x * width;
      int first = (int) (from / old);
      long inFirst = Math.min(width, (first + 1L) * old - from);
      add(first, row[x], inFirst);
      if (inFirst < width) {
        add(first + 1, row[x], width - inFirst);
      }
    }
  }

  private void add(int column, int rgb, long weight) {
    int at = column * CHANNELS;
    rowSums[at] += weight * ((rgb >> 16) & 0xFF);
    rowSums[at + 1] += weight * ((rgb >> 8) & 0xFF);
    rowSums[at + 2] += weight * (rgb & 0xFF);
  }

  /** Gives an old row to the one or two new rows that it lies in. */
  private void spread(int y) {
    int old = source.height();
    long from = (long) y * height;
    int first = (int) (from / old);
    long inFirst = Math.min(height, (first + 1L) * old - from);
    accumulate(inFirst);
    if (from + height >= (first + 1L) * old) {
      finish(first);
      accumulate(height - inFirst);
    }
  }

  private void accumulate(long weight) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * rowSums[i];
    }
  }

  private void finish(int y) {
    long area = (long) source.width() * source.height();
    for (int x = 0; x < width; x++) {
      int at = x * CHANNELS;
      result[y * width + x] =
          SampleColor.pack(
              mean(sums[at], area), mean(sums[at + 1], area), mean(sums[at + 2], area));
    }
    Arrays.fill(sums, 0);
  }

  private static int mean(long sum, long area) {
    return (int) ((sum + area / 2) / area);
  }
}
