package dev.avatars.codecs.pcm;

/** Conversions of single samples to 16 bits. */
final class Samples {
  private static final float FULL_SCALE = 32768f;

  private Samples() {}

  /** A value of any size, limited to what 16 bits hold. */
  static short saturate(long value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  /** A value in the scale of 16 bits, rounded half away from zero and limited; NaN is silence. */
  static short round(float value) {
    return saturate((long) (value < 0 ? value - 0.5f : value + 0.5f));
  }

  /** A value of which 1 is full scale. */
  static short fromUnit(float value) {
    return round(value * FULL_SCALE);
  }
}
