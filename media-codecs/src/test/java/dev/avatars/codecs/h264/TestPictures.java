package dev.avatars.codecs.h264;

import java.util.Arrays;
import java.util.Random;

/** Pictures that are the same on every machine: integer arithmetic and seeded noise. */
final class TestPictures {
  private TestPictures() {}

  /** A slope in each plane with a textured disc that moves with the picture's number. */
  static YuvPicture scene(int width, int height, int number) {
    YuvPicture picture = YuvPicture.of(width, height);
    paint(picture, number);
    return picture;
  }

  static void paint(YuvPicture picture, int number) {
    int stride = picture.lumaStride();
    for (int y = 0; y < picture.paddedHeight(); y++) {
      for (int x = 0; x < stride; x++) {
        picture.luma()[y * stride + x] = (byte) luma(x, y, number);
      }
    }
    int chromaStride = picture.chromaStride();
    for (int y = 0; y < picture.paddedHeight() / 2; y++) {
      for (int x = 0; x < chromaStride; x++) {
        picture.cb()[y * chromaStride + x] = (byte) (100 + x / 3 + number % 5);
        picture.cr()[y * chromaStride + x] = (byte) (90 + y / 2 + x * y % 7);
      }
    }
  }

  private static int luma(int x, int y, int number) {
    int dx = x - 24 - number;
    int dy = y - 20;
    int background = 40 + (2 * x + 3 * y) / 4 % 160;
    boolean inDisc = dx * dx + dy * dy < 144;
    return inDisc ? 60 + (dx * 7 ^ dy * 5) % 64 + 64 : background;
  }

  /** Samples without any structure. */
  static YuvPicture noise(int width, int height, long seed) {
    Random random = new Random(seed);
    YuvPicture picture = YuvPicture.of(width, height);
    random.nextBytes(picture.luma());
    random.nextBytes(picture.cb());
    random.nextBytes(picture.cr());
    return picture;
  }

  /** Only the darkest and the brightest samples, in blocks of a size. */
  static YuvPicture checkers(int width, int height, int size) {
    YuvPicture picture = YuvPicture.of(width, height);
    fillCheckers(picture.luma(), picture.lumaStride(), size);
    fillCheckers(picture.cb(), picture.chromaStride(), size);
    fillCheckers(picture.cr(), picture.chromaStride(), size + 1);
    return picture;
  }

  private static void fillCheckers(byte[] plane, int stride, int size) {
    for (int i = 0; i < plane.length; i++) {
      boolean white = (i % stride / size + i / stride / size) % 2 == 0;
      plane[i] = (byte) (white ? 255 : 0);
    }
  }

  /** Two slopes that meet on the diagonal: what 4x4 prediction can do without any residual. */
  static YuvPicture valley(int width, int height) {
    YuvPicture picture = flat(width, height, 128);
    int stride = picture.lumaStride();
    for (int i = 0; i < picture.luma().length; i++) {
      picture.luma()[i] = (byte) (100 + 2 * Math.abs(i % stride - i / stride));
    }
    return picture;
  }

  static YuvPicture flat(int width, int height, int luma) {
    YuvPicture picture = YuvPicture.of(width, height);
    Arrays.fill(picture.luma(), (byte) luma);
    Arrays.fill(picture.cb(), (byte) 128);
    Arrays.fill(picture.cr(), (byte) 128);
    return picture;
  }

  static MacroblockMask everything(YuvPicture picture) {
    MacroblockMask mask = MacroblockMask.of(picture.width(), picture.height());
    mask.all();
    return mask;
  }

  static MacroblockMask nothing(YuvPicture picture) {
    return MacroblockMask.of(picture.width(), picture.height());
  }
}
