package dev.avatars.codecs.aac;

/** How a frame is divided in time (ISO/IEC 14496-3, table 4.128), in the order of its code. */
enum WindowSequence {
  ONLY_LONG,
  LONG_START,
  EIGHT_SHORT,
  LONG_STOP;

  private static final WindowSequence[] BY_CODE = values();

  static WindowSequence of(int code) {
    return BY_CODE[code];
  }
}
