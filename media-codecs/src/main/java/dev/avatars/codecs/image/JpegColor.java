package dev.avatars.codecs.image;

/** The color spaces of JPEG files, in integers. */
final class JpegColor {
  private static final int FRACTION_BITS = 16;
  private static final int HALF = 1 << (FRACTION_BITS - 1);

  /** The factors of ITU-T T.871 section 7 in 1/65536: 1.402, 0.344136, 0.714136, 1.772. */
  private static final int RED_FROM_CR = 91881;

  private static final int GREEN_FROM_CB = 22554;
  private static final int GREEN_FROM_CR = 46802;
  private static final int BLUE_FROM_CB = 116130;

  private JpegColor() {}

  /** Luma and two color differences. */
  static int yccToRgb(int[] samples, int at) {
    int luma = (samples[at] << FRACTION_BITS) + HALF;
    int cb = samples[at + 1] - 128;
    int cr = samples[at + 2] - 128;
    return SampleColor.pack(
        clamp(luma + RED_FROM_CR * cr),
        clamp(luma - GREEN_FROM_CB * cb - GREEN_FROM_CR * cr),
        clamp(luma + BLUE_FROM_CB * cb));
  }

  /** Amounts of ink. */
  static int cmykToRgb(int[] samples, int at) {
    int paper = 255 - samples[at + 3];
    return SampleColor.pack(
        scale(255 - samples[at], paper),
        scale(255 - samples[at + 1], paper),
        scale(255 - samples[at + 2], paper));
  }

  /** Amounts of missing ink, as Adobe's programs write them. */
  static int invertedCmykToRgb(int[] samples, int at) {
    int paper = samples[at + 3];
    return SampleColor.pack(
        scale(samples[at], paper), scale(samples[at + 1], paper), scale(samples[at + 2], paper));
  }

  /** Luma and color differences of the ink, and missing black, as Adobe's programs write them. */
  static int ycckToRgb(int[] samples, int at) {
    int ink = yccToRgb(samples, at);
    int paper = samples[at + 3];
    return SampleColor.pack(
        scale(255 - ((ink >> 16) & 0xFF), paper),
        scale(255 - ((ink >> 8) & 0xFF), paper),
        scale(255 - (ink & 0xFF), paper));
  }

  private static int scale(int channel, int paper) {
    return (channel * paper + 127) / 255;
  }

  private static int clamp(int fixed) {
    return Math.max(0, Math.min(255, fixed >> FRACTION_BITS));
  }
}
