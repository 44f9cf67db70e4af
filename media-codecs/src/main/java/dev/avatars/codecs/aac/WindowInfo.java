package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * The ics_info() of a channel (ISO/IEC 14496-3, 4.4.2.1 and 4.5.2.3.4): its windows, their groups
 * and their bands.
 *
 * @param sequence how the frame is divided
 * @param shape the slope of the windows
 * @param groupLengths how many windows share scale factors, group by group; their sum is 1 or 8
 * @param bandCount max_sfb, the bands that are coded in every group
 * @param bandOffsets first lines of all bands of one window, and at the end its length
 * @param noiseShapingBands the bands that temporal noise shaping may touch
 */
@SuppressWarnings("ArrayRecordComponent")
record WindowInfo(
    WindowSequence sequence,
    WindowShape shape,
    int[] groupLengths,
    int bandCount,
    int[] bandOffsets,
    int noiseShapingBands) {
  private static final int SHORT_WINDOWS = 8;

  WindowInfo {
    if (bandCount > bandOffsets.length - 1) {
      throw new CodedDataException(
          "AAC max_sfb " + bandCount + "; allowed: 0 to " + (bandOffsets.length - 1));
    }
  }

  /** One long window without coded bands. */
  static WindowInfo silence(BandLayout layout) {
    return new WindowInfo(
        WindowSequence.ONLY_LONG,
        WindowShape.SINE,
        new int[] {1},
        0,
        layout.longOffsets(),
        layout.longNoiseShapingBands());
  }

  static WindowInfo read(BitReader bits, BandLayout layout) {
    bits.skip(1);
    WindowSequence sequence = WindowSequence.of(bits.read(2));
    WindowShape shape = bits.readFlag() ? WindowShape.KAISER_BESSEL_DERIVED : WindowShape.SINE;
    if (sequence == WindowSequence.EIGHT_SHORT) {
      int bandCount = bits.read(4);
      int[] groups = groupLengths(bits.read(SHORT_WINDOWS - 1));
      return new WindowInfo(
          sequence,
          shape,
          groups,
          bandCount,
          layout.shortOffsets(),
          layout.shortNoiseShapingBands());
    }
    int bandCount = bits.read(6);
    if (bits.readFlag()) {
      throw new CodedDataException("AAC with prediction; allowed: low complexity");
    }
    return new WindowInfo(
        sequence,
        shape,
        new int[] {1},
        bandCount,
        layout.longOffsets(),
        layout.longNoiseShapingBands());
  }

  boolean isShort() {
    return sequence == WindowSequence.EIGHT_SHORT;
  }

  /** Lines of one window: 128 or 1,024. */
  int windowLines() {
    return bandOffsets[bandOffsets.length - 1];
  }

  /** All bands of one window, coded or not. */
  int allBands() {
    return bandOffsets.length - 1;
  }

  /** Lines of a band in one window. */
  int width(int band) {
    return bandOffsets[band + 1] - bandOffsets[band];
  }

  /** A one bit puts a window into the group of the one before it. */
  private static int[] groupLengths(int grouping) {
    int[] lengths = new int[SHORT_WINDOWS - Integer.bitCount(grouping)];
    int group = 0;
    lengths[0] = 1;
    for (int bit = SHORT_WINDOWS - 2; bit >= 0; bit--) {
      if ((grouping >> bit & 1) == 0) {
        group++;
      }
      lengths[group]++;
    }
    return lengths;
  }
}
