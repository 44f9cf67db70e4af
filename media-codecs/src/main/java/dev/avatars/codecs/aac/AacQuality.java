package dev.avatars.codecs.aac;

/** How finely an encoder quantizes, as a preset; the bit rate follows from the sound. */
public enum AacQuality {
  /** For one voice: about 47 kilobits a second and channel, nothing above 13 kHz. */
  SPEECH(1.0, 13_000),
  /** For music and for voices over noise: about twice that, nothing above 16 kHz. */
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
