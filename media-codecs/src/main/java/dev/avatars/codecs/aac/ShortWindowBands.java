package dev.avatars.codecs.aac;

/** The scale factor bands of the 128 lines of a short window (ISO/IEC 14496-3, 4.5.4). */
final class ShortWindowBands {
  private static final int[] OFFSETS_96 = {0, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64, 92, 128};
  private static final int[] OFFSETS_48 = {
    0, 4, 8, 12, 16, 20, 28, 36, 44, 56, 68, 80, 96, 112, 128
  };
  private static final int[] OFFSETS_24 = {
    0, 4, 8, 12, 16, 20, 24, 28, 36, 44, 52, 64, 76, 92, 108, 128
  };
  private static final int[] OFFSETS_16 = {
    0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 60, 72, 88, 108, 128
  };
  private static final int[] OFFSETS_8 = {
    0, 4, 8, 12, 16, 20, 24, 28, 36, 44, 52, 60, 72, 88, 108, 128
  };
  private static final int[][] BY_FREQUENCY_INDEX = {
    OFFSETS_96,
    OFFSETS_96,
    OFFSETS_96,
    OFFSETS_48,
    OFFSETS_48,
    OFFSETS_48,
    OFFSETS_24,
    OFFSETS_24,
    OFFSETS_16,
    OFFSETS_16,
    OFFSETS_16,
    OFFSETS_8
  };

  private ShortWindowBands() {}

  /** The first line of every band, and at the end 128. */
  static int[] offsets(int samplingFrequencyIndex) {
    return BY_FREQUENCY_INDEX[samplingFrequencyIndex].clone();
  }
}
