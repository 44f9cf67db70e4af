package dev.avatars.codecs.aac;

/**
 * The scale factor bands of one sample rate, and how many of them temporal noise shaping may touch.
 *
 * @param longOffsets first lines of the bands of a long window, and at the end 1,024
 * @param shortOffsets first lines of the bands of a short window, and at the end 128
 * @param longNoiseShapingBands TNS_MAX_BANDS of long windows (ISO/IEC 14496-3, table 4.131)
 * @param shortNoiseShapingBands TNS_MAX_BANDS of short windows
 */
@SuppressWarnings("ArrayRecordComponent")
record BandLayout(
    int[] longOffsets, int[] shortOffsets, int longNoiseShapingBands, int shortNoiseShapingBands) {
  private static final int[] LONG_NOISE_SHAPING = {31, 31, 34, 40, 42, 51, 46, 46, 42, 42, 42, 39};
  private static final int[] SHORT_NOISE_SHAPING = {9, 9, 10, 14, 14, 14, 14, 14, 14, 14, 14, 14};

  static BandLayout of(int samplingFrequencyIndex) {
    return new BandLayout(
        ScaleFactorBands.longOffsets(samplingFrequencyIndex),
        ShortWindowBands.offsets(samplingFrequencyIndex),
        LONG_NOISE_SHAPING[samplingFrequencyIndex],
        SHORT_NOISE_SHAPING[samplingFrequencyIndex]);
  }
}
