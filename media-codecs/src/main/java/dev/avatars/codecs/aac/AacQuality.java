package dev.avatars.codecs.aac;

/** How finely an encoder quantizes, as a preset; the bit rate follows from the sound. */
public enum AacQuality {
  /** For one voice: about 46 kilobits a second in mono, 21 dB above the noise, up to 13 kHz. */
  SPEECH(1.0, 13_000),
  /**
   * For music and voices over it: twice as fine, for speech about 62 kilobits a second, up to 16
   * kHz.
   */
  MUSIC(2.0, 16_000);

  private final double fineness;
  private final int bandwidth;

  AacQuality(double fineness, int bandwidth) {
    this.fineness = fineness;
    this.bandwidth = bandwidth;
  }

  /** The factor on the quantization levels that the root mean square of a band spans. */
  double fineness() {
    return fineness;
  }

  /** The highest frequency kept, in hertz. */
  int bandwidth() {
    return bandwidth;
  }
}
