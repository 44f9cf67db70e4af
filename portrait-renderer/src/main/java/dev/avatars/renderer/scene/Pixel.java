package dev.avatars.renderer.scene;

import dev.avatars.codecs.h264.YuvPicture;

/** One Y'CbCr color under construction, reused from pixel to pixel. Not thread-safe. */
final class Pixel {
  int luma;
  int cb;
  int cr;

  void set(int newLuma, int newCb, int newCr) {
    luma = newLuma;
    cb = newCb;
    cr = newCr;
  }

  /** Lets {@code share} of 256 of another color in. */
  void mix(int otherLuma, int otherCb, int otherCr, int share) {
    luma += ((otherLuma - luma) * share) >> 8;
    cb += ((otherCb - cb) * share) >> 8;
    cr += ((otherCr - cr) * share) >> 8;
  }

  /** Takes light away: {@code share} of 256 remains. */
  void darken(int share) {
    luma = 16 + (((luma - 16) * share) >> 8);
  }

  /** Reads the luma between pixels; positions are in 1/256 pixel. */
  void sampleLuma(YuvPicture from, int x, int y) {
    int clampedX = Math.max(0, Math.min((from.width() - 2) << 8, x));
    int clampedY = Math.max(0, Math.min((from.height() - 2) << 8, y));
    luma = between(from.luma(), from.lumaStride(), clampedX, clampedY);
  }

  /** Reads the chroma at the same kind of position, which counts luma pixels too. */
  void sampleChroma(YuvPicture from, int x, int y) {
    int chromaX = Math.max(0, Math.min((from.width() / 2 - 2) << 8, x >> 1));
    int chromaY = Math.max(0, Math.min((from.height() / 2 - 2) << 8, y >> 1));
    cb = between(from.cb(), from.chromaStride(), chromaX, chromaY);
    cr = between(from.cr(), from.chromaStride(), chromaX, chromaY);
  }

  /** Writes the luma of a pixel, and its chroma where the pixel is the one that carries it. */
  void store(YuvPicture target, int x, int y) {
    target.luma()[y * target.lumaStride() + x] = (byte) luma;
    if (carriesChroma(x, y)) {
      int at = (y >> 1) * target.chromaStride() + (x >> 1);
      target.cb()[at] = (byte) cb;
      target.cr()[at] = (byte) cr;
    }
  }

  /** Whether the chroma of two by two pixels is painted with this one. */
  static boolean carriesChroma(int x, int y) {
    return ((x | y) & 1) == 0;
  }

  private static int between(byte[] plane, int stride, int x, int y) {
    int at = (y >> 8) * stride + (x >> 8);
    int shareX = x & 0xFF;
    int upper = (plane[at] & 0xFF) * (256 - shareX) + (plane[at + 1] & 0xFF) * shareX;
    int lower =
        (plane[at + stride] & 0xFF) * (256 - shareX) + (plane[at + stride + 1] & 0xFF) * shareX;
    int shareY = y & 0xFF;
    return (upper * (256 - shareY) + lower * shareY + 32768) >> 16;
  }
}
