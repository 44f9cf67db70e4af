package dev.avatars.codecs.image;

/** The neutral light gray that shows through where a picture is transparent. */
final class Ground {
  /** The color of the ground. */
  static final int RGB = 0xE4E4E4;

  private static final int LEVEL = RGB & 0xFF;

  private Ground() {}

  /** The color over the ground, by an opacity of 0 to 255 (not premultiplied). */
  static int under(int rgb, int opacity) {
    return SampleColor.pack(
        blend((rgb >> 16) & 0xFF, opacity),
        blend((rgb >> 8) & 0xFF, opacity),
        blend(rgb & 0xFF, opacity));
  }

  private static int blend(int channel, int opacity) {
    return (channel * opacity + LEVEL * (255 - opacity) + 127) / 255;
  }
}
