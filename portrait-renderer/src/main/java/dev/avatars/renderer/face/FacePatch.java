package dev.avatars.renderer.face;

import dev.avatars.codecs.image.Picture;

/**
 * A face at a normal size, whatever its size in the picture: {@link #FACE} pixels from brow to chin
 * and {@link #MARGIN} around, as brightness and redness. Positions outside of the patch answer the
 * nearest pixel.
 */
final class FacePatch {
  /** The side of the face box. */
  static final int FACE = 160;

  /** What is seen around the face box. */
  static final int MARGIN = 32;

  /** The side of the patch. */
  static final int SIDE = FACE + 2 * MARGIN;

  private final int[] luma = new int[SIDE * SIDE];
  private final int[] redness = new int[SIDE * SIDE];
  private final Picture picture;
  private final FaceBox box;

  private FacePatch(Picture picture, FaceBox box) {
    this.picture = picture;
    this.box = box;
  }

  static FacePatch of(Picture picture, FaceBox box) {
    FacePatch patch = new FacePatch(picture, box);
    int samples = Math.min(8, Math.max(1, (box.size() + FACE - 1) / FACE));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        patch.sample(x, y, samples);
      }
    }
    return patch;
  }

  /** Brightness, 0 to 255. */
  int luma(int x, int y) {
    return luma[index(x, y)];
  }

  /** The red color difference (Cr), negative to positive around 0. */
  int redness(int x, int y) {
    return redness[index(x, y)];
  }

  /** From the patch, in 1/256 pixel, to the picture. */
  Mapping toPicture() {
    long scale = box.size();
    long left = ((long) MARGIN << 8) - ((long) box.x() << 8) * FACE / scale;
    long top = ((long) MARGIN << 8) - ((long) box.y() << 8) * FACE / scale;
    return new Mapping(left, top, FACE, scale);
  }

  /** How much darker a pixel is than those a distance above and below it. */
  int valley(int x, int y, int distance) {
    return luma(x, y - distance) + luma(x, y + distance) - 2 * luma(x, y);
  }

  /** The mean brightness of the square that reaches {@code radius} pixels to each side. */
  int meanLuma(int x, int y, int radius) {
    int sum = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        sum += luma(x + dx, y + dy);
      }
    }
    int side = 2 * radius + 1;
    return sum / (side * side);
  }

  /** The mean redness of the square that reaches {@code radius} pixels to each side. */
  int meanRedness(int x, int y, int radius) {
    int sum = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        sum += redness(x + dx, y + dy);
      }
    }
    int side = 2 * radius + 1;
    return sum / (side * side);
  }

  private static int index(int x, int y) {
    return Math.max(0, Math.min(SIDE - 1, y)) * SIDE + Math.max(0, Math.min(SIDE - 1, x));
  }

  /** Averages a grid of {@code samples} by {@code samples} interpolated points of the picture. */
  private void sample(int x, int y, int samples) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int j = 0; j < samples; j++) {
      int pictureY = position(box.y(), y * samples + j, samples);
      for (int i = 0; i < samples; i++) {
        int pictureX = position(box.x(), x * samples + i, samples);
        red += interpolate(pictureX, pictureY, 16);
        green += interpolate(pictureX, pictureY, 8);
        blue += interpolate(pictureX, pictureY, 0);
      }
    }
    int count = samples * samples;
    long brightness = (54 * red + 183 * green + 19 * blue) / count;
    luma[y * SIDE + x] = (int) (brightness >> 8);
    redness[y * SIDE + x] = (int) (((256 * red / count - brightness) * 163) >> 16);
  }

  private int position(int origin, int step, int samples) {
    long offset =
        ((2L * step + 1 - 2L * MARGIN * samples) << 7) * box.size() / (FACE * ((long) samples));
    return (int) (((long) origin << 8) + offset - 128);
  }

  private int interpolate(int x, int y, int shift) {
    int column = x >> 8;
    int row = y >> 8;
    int upper = mix(channel(column, row, shift), channel(column + 1, row, shift), x & 0xFF);
    int lower = mix(channel(column, row + 1, shift), channel(column + 1, row + 1, shift), x & 0xFF);
    return mix(upper, lower, y & 0xFF);
  }

  private int channel(int x, int y, int shift) {
    int column = Math.max(0, Math.min(picture.width() - 1, x));
    int row = Math.max(0, Math.min(picture.height() - 1, y));
    return picture.rgb(column, row) >> shift & 0xFF;
  }

  private static int mix(int a, int b, int share) {
    return (a * (256 - share) + b * share + 128) >> 8;
  }
}
