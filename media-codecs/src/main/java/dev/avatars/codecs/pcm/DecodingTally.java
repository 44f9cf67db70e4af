package dev.avatars.codecs.pcm;

/** Counts the packets of a file as they are decoded. */
final class DecodingTally {
  private long packets;
  private long damaged;

  void good() {
    packets++;
  }

  void damaged() {
    packets++;
    damaged++;
  }

  DecodingQuality quality() {
    return new DecodingQuality(packets, damaged);
  }
}
