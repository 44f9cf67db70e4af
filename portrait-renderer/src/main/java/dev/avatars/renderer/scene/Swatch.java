package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;
import java.util.Arrays;

/** The mean color of a small area, without its darker half: skin without lashes and creases. */
record Swatch(int luma, int cb, int cr) {
  static Swatch brightHalf(YuvPicture picture, int x, int y, int reachX, int reachY) {
    int[] lumas = new int[(2 * reachX + 1) * (2 * reachY + 1)];
    int count = 0;
    for (int dy = -reachY; dy <= reachY; dy++) {
      for (int dx = -reachX; dx <= reachX; dx++) {
        lumas[count++] = luma(picture, x + dx, y + dy);
      }
    }
    Arrays.sort(lumas);
    return mean(picture, x, y, reachX, reachY, lumas[lumas.length / 2]);
  }

  private static Swatch mean(
      YuvPicture picture, int x, int y, int reachX, int reachY, int threshold) {
    int luma = 0;
    int cb = 0;
    int cr = 0;
    int count = 0;
    for (int dy = -reachY; dy <= reachY; dy++) {
      for (int dx = -reachX; dx <= reachX; dx++) {
        int candidate = luma(picture, x + dx, y + dy);
        if (candidate >= threshold) {
          int chroma = chromaIndex(picture, x + dx, y + dy);
          luma += candidate;
          cb += picture.cb()[chroma] & 0xFF;
          cr += picture.cr()[chroma] & 0xFF;
          count++;
        }
      }
    }
    return new Swatch(luma / count, cb / count, cr / count);
  }

  private static int luma(YuvPicture picture, int x, int y) {
    return picture.luma()[row(picture, y) * picture.lumaStride() + column(picture, x)] & 0xFF;
  }

  private static int chromaIndex(YuvPicture picture, int x, int y) {
    return row(picture, y) / 2 * picture.chromaStride() + column(picture, x) / 2;
  }

  private static int column(YuvPicture picture, int x) {
    return Math.max(0, Math.min(picture.width() - 1, x));
  }

  private static int row(YuvPicture picture, int y) {
    return Math.max(0, Math.min(picture.height() - 1, y));
  }
}
