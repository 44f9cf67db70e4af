package dev.avatars.codecs.h264;

import java.util.Arrays;

/**
 * The kinds of network abstraction layer units that are written, each with its first byte: no
 * error, the highest reference importance, the nal_unit_type (7.3.1, Table 7-1).
 */
enum NalUnit {
  PREDICTED_SLICE(1),
  IDR_SLICE(5),
  SEQUENCE_PARAMETER_SET(7),
  PICTURE_PARAMETER_SET(8);

  private static final int HIGHEST_REFERENCE = 3 << 5;
  private static final byte EMULATION_PREVENTION = 3;
  private static final int LENGTH_PREFIX = 4;

  private final byte header;

  NalUnit(int type) {
    this.header = (byte) (HIGHEST_REFERENCE | type);
  }

  /** The unit alone, as the avcC box holds parameter sets. */
  byte[] bare(BitWriter payload) {
    byte[] prefixed = lengthPrefixed(payload);
    return Arrays.copyOfRange(prefixed, LENGTH_PREFIX, prefixed.length);
  }

  /** The unit after its length in four bytes, as MP4 samples hold slices. */
  byte[] lengthPrefixed(BitWriter payload) {
    // Every third byte of a payload of zeros is preceded by one more.
    byte[] unit = new byte[LENGTH_PREFIX + 1 + payload.byteCount() * 3 / 2 + 1];
    unit[LENGTH_PREFIX] = header;
    int end = escape(payload, unit, LENGTH_PREFIX + 1);
    putLength(unit, end - LENGTH_PREFIX);
    return Arrays.copyOf(unit, end);
  }

  /** Keeps start codes out of the unit: no 0, 0 is followed by less than 4 (7.4.1). */
  private static int escape(BitWriter payload, byte[] unit, int start) {
    int at = start;
    int zeros = 0;
    for (int i = 0; i < payload.byteCount(); i++) {
      byte value = payload.byteAt(i);
      if (zeros >= 2 && (value & ~3) == 0) {
        unit[at++] = EMULATION_PREVENTION;
        zeros = 0;
      }
      unit[at++] = value;
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return at;
  }

  private static void putLength(byte[] unit, int length) {
    for (int i = 0; i < LENGTH_PREFIX; i++) {
      unit[i] = (byte) (length >>> (8 * (LENGTH_PREFIX - 1 - i)));
    }
  }
}
