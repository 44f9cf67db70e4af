package dev.avatars.renderer.face;

/** Brightness alone, one byte a pixel (0 black to 255 white), row by row. */
final class GrayPicture {
  private final int width;
  private final int height;
  private final byte[] luma;

  GrayPicture(int width, int height, byte[] luma) {
    if (luma.length != width * height) {
      throw new IllegalArgumentException(
          "luma: found " + luma.length + " pixels, allowed " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.luma = luma;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int at(int x, int y) {
    return luma[y * width + x] & 0xFF;
  }

  /** A smaller copy whose pixels are the means of the pixels they cover. */
  GrayPicture scaledTo(int newWidth, int newHeight) {
    byte[] scaled = new byte[newWidth * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        scaled[y * newWidth + x] =
            (byte)
                mean(
                    x * width / newWidth,
                    y * height / newHeight,
                    (x + 1) * width / newWidth,
                    (y + 1) * height / newHeight);
      }
    }
    return new GrayPicture(newWidth, newHeight, scaled);
  }

  private int mean(int left, int top, int right, int bottom) {
    int sum = 0;
    for (int y = top; y < Math.max(top + 1, bottom); y++) {
      for (int x = left; x < Math.max(left + 1, right); x++) {
        sum += at(x, y);
      }
    }
    return sum / (Math.max(1, right - left) * Math.max(1, bottom - top));
  }
}
