package dev.avatars.codecs.ogg;

import java.util.List;
import java.util.Optional;

/**
 * Opus in Ogg (RFC 7845): two headers, then packets whose first byte tells their length in samples
 * at 48 kHz (RFC 6716, 3.1).
 */
final class OpusMapping implements Mapping {
  private static final int RATE = 48_000;
  private static final int HEAD_LENGTH = 19;

  /** No packet lasts longer than 120 ms (RFC 6716, 3.2.5). */
  private static final int LONGEST = 5_760;

  private static final int[] SILK = {480, 960, 1_920, 2_880};
  private static final int[] HYBRID = {480, 960};
  private static final int[] CELT = {120, 240, 480, 960};

  private final byte[] head;
  private final int channels;
  private final int preSkip;
  private boolean hasTags;

  private OpusMapping(Packet head) {
    this.head = head.copy();
    this.channels = head.u8(9);
    this.preSkip = head.u16le(10);
  }

  static Optional<Mapping> of(Packet first) {
    if (first.length() < HEAD_LENGTH || !first.startsWith(0, "OpusHead")) {
      return Optional.empty();
    }
    return Optional.of(new OpusMapping(first));
  }

  @Override
  public OggCodec codec() {
    return OggCodec.OPUS;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int preSkip() {
    return preSkip;
  }

  @Override
  public boolean takesHeader(Packet packet) {
    boolean isTags = !hasTags;
    hasTags = true;
    return isTags;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public int samples(Packet packet) {
    int samples = packet.length() == 0 ? 0 : frames(packet) * frameLength(packet.u8(0) >> 3);
    return samples > LONGEST ? 0 : samples;
  }

  private static int frames(Packet packet) {
    return switch (packet.u8(0) & 3) {
      case 0 -> 1;
      case 3 -> Math.max(0, packet.u8(1)) & 63;
      default -> 2;
    };
  }

  private static int frameLength(int configuration) {
    if (configuration < 12) {
      return SILK[configuration & 3];
    }
    return configuration < 16 ? HYBRID[configuration & 1] : CELT[configuration & 3];
  }

  @Override
  public void lostPackets() {
    // Every packet tells its own length.
  }

  @Override
  public List<byte[]> headers() {
    return List.of(head.clone());
  }
}
