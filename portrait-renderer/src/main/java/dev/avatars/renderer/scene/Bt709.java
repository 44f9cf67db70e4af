package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import dev.avatars.codecs.image.Picture;

/**
 * From R'G'B' to limited-range Y'CbCr by Recommendation ITU-R BT.709, clauses 3.2 to 3.4, in whole
 * numbers of 1/65536. Chroma is the mean of the two by two pixels it stands for.
 */
final class Bt709 {
  private Bt709() {}

  /** The same picture, its padding filled with its edge. */
  static YuvPicture convert(Picture picture) {
    YuvPicture yuv = YuvPicture.of(picture.width(), picture.height());
    convertLuma(picture, yuv);
    convertChroma(picture, yuv);
    return yuv;
  }

  /** A copy whose planes are its own. */
  static YuvPicture copy(YuvPicture source) {
    YuvPicture copy = YuvPicture.of(source.width(), source.height());
    System.arraycopy(source.luma(), 0, copy.luma(), 0, source.luma().length);
    System.arraycopy(source.cb(), 0, copy.cb(), 0, source.cb().length);
    System.arraycopy(source.cr(), 0, copy.cr(), 0, source.cr().length);
    return copy;
  }

  private static void convertLuma(Picture picture, YuvPicture yuv) {
    int stride = yuv.lumaStride();
    for (int y = 0; y < yuv.paddedHeight(); y++) {
      for (int x = 0; x < stride; x++) {
        int rgb = at(picture, x, y);
        int weighted = 11966 * red(rgb) + 40254 * green(rgb) + 4064 * blue(rgb);
        yuv.luma()[y * stride + x] = (byte) (16 + ((weighted + 32768) >> 16));
      }
    }
  }

  private static void convertChroma(Picture picture, YuvPicture yuv) {
    int stride = yuv.chromaStride();
    for (int y = 0; y < yuv.paddedHeight() / 2; y++) {
      for (int x = 0; x < stride; x++) {
        convertChroma(picture, yuv, x, y);
      }
    }
  }

  private static void convertChroma(Picture picture, YuvPicture yuv, int x, int y) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < 4; i++) {
      int rgb = at(picture, 2 * x + (i & 1), 2 * y + (i >> 1));
      red += red(rgb);
      green += green(rgb);
      blue += blue(rgb);
    }
    int index = y * yuv.chromaStride() + x;
    int half = 1 << 17;
    yuv.cb()[index] = (byte) (128 + ((-6596 * red - 22189 * green + 28784 * blue + half) >> 18));
    yuv.cr()[index] = (byte) (128 + ((28784 * red - 26145 * green - 2639 * blue + half) >> 18));
  }

  private static int at(Picture picture, int x, int y) {
    return picture.rgb(Math.min(picture.width() - 1, x), Math.min(picture.height() - 1, y));
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  private static int blue(int rgb) {
    return rgb & 0xFF;
  }
}
