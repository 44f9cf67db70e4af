package dev.avatars.codecs.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The rows of a decoded raster, taken from its bare samples.
 *
 * <p>The color conversions of {@link BufferedImage} are avoided on purpose: they brighten gray
 * pictures as if their samples were linear, and they run color profiles through a library that
 * rounds differently from one JDK to the next.
 */
final class RasterRows implements PixelRows {
  private final Raster raster;
  private final SampleColor color;
  private final int bands;
  private final int largest;
  private int[] samples = {};

  private RasterRows(Raster raster, SampleColor color, int largest) {
    this.raster = raster;
    this.color = color;
    this.bands = raster.getNumBands();
    this.largest = largest;
  }

  /** The rows of a raster whose samples have a known meaning. */
  static RasterRows of(Raster raster, SampleColor color) {
    return new RasterRows(raster, color, (1 << raster.getSampleModel().getSampleSize(0)) - 1);
  }

  /** The rows of an image with a palette, or with one to four plain channels. */
  static RasterRows of(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return new RasterRows(image.getRaster(), paletteColor(palette), 255);
    }
    return of(image.getRaster(), colorOf(image.getRaster().getNumBands()));
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public void readRow(int row, int[] target) {
    int y = raster.getMinY() + row;
    samples = raster.getPixels(raster.getMinX(), y, width(), 1, rowBuffer());
    if (largest != 255) {
      toEightBits();
    }
    for (int x = 0; x < width(); x++) {
      target[x] = color.rgb(samples, x * bands);
    }
  }

  private int[] rowBuffer() {
    return samples.length == 0 ? new int[width() * bands] : samples;
  }

  private void toEightBits() {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) ((samples[i] * 255L + largest / 2) / largest);
    }
  }

  private static SampleColor paletteColor(IndexColorModel palette) {
    int[] colors = new int[palette.getMapSize()];
    for (int i = 0; i < colors.length; i++) {
      int argb = palette.getRGB(i);
      colors[i] = Ground.under(argb & 0xFFFFFF, argb >>> 24);
    }
    // an index beyond a short palette is black, as in browsers
    return (samples, at) -> samples[at] < colors.length ? colors[samples[at]] : 0;
  }

  private static SampleColor colorOf(int channels) {
    return switch (channels) {
      case 1 -> SampleColor::gray;
      case 2 -> SampleColor::grayAlpha;
      case 3 -> SampleColor::rgbSamples;
      default -> SampleColor::rgbAlpha;
    };
  }
}
