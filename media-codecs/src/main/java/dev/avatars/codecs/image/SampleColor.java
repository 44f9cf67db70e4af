package dev.avatars.codecs.image;

/** How the samples of one pixel, each 0 to 255, become a color. */
interface SampleColor {
  /** The opaque color {@code 0xRRGGBB} of the samples from an index on. */
  int rgb(int[] samples, int at);

  /** One sample: all channels alike. */
  static int gray(int[] samples, int at) {
    return samples[at] * 0x010101;
  }

  /** Gray and opacity. */
  static int grayAlpha(int[] samples, int at) {
    return Ground.under(gray(samples, at), samples[at + 1]);
  }

  /** Red, green, blue. */
  static int rgbSamples(int[] samples, int at) {
    return pack(samples[at], samples[at + 1], samples[at + 2]);
  }

  /** Red, green, blue and opacity. */
  static int rgbAlpha(int[] samples, int at) {
    return Ground.under(rgbSamples(samples, at), samples[at + 3]);
  }

  /** Three channels of 0 to 255 as one number. */
  static int pack(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }
}
