package dev.avatars.codecs.ogg;

import java.util.List;
import java.util.Optional;

/**
 * FLAC in Ogg (RFC 9639, 10.1): a first packet with the STREAMINFO block, further metadata blocks,
 * then one frame a packet, whose header tells its block size (9.1.1).
 */
final class FlacMapping implements Mapping {
  private static final int FIRST_PACKET_LENGTH = 51;
  private static final int STREAM_INFO = 17;
  private static final int STREAM_INFO_LENGTH = 34;

  private final byte[] streamInfo;
  private final int sampleRate;
  private final int channels;

  private FlacMapping(Packet first) {
    this.streamInfo = first.copy(STREAM_INFO, STREAM_INFO + STREAM_INFO_LENGTH);
    int at = STREAM_INFO + 10;
    this.sampleRate = first.u8(at) << 12 | first.u8(at + 1) << 4 | first.u8(at + 2) >> 4;
    this.channels = (first.u8(at + 2) >> 1 & 7) + 1;
  }

  static Optional<Mapping> of(Packet first) {
    boolean isFlac =
        first.length() >= FIRST_PACKET_LENGTH
            && first.startsWith(0, "\u007FFLAC")
            && first.startsWith(9, "fLaC");
    return isFlac ? Optional.of(new FlacMapping(first)) : Optional.empty();
  }

  @Override
  public OggCodec codec() {
    return OggCodec.FLAC;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int preSkip() {
    return 0;
  }

  /** Metadata blocks never begin with the sync code of a frame. */
  @Override
  public boolean takesHeader(Packet packet) {
    return packet.u8(0) != 0xFF;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public int samples(Packet packet) {
    boolean isFrame = packet.u8(0) == 0xFF && (packet.u8(1) & 0xFE) == 0xF8 && packet.u8(4) >= 0;
    return isFrame ? blockSize(packet, packet.u8(2) >> 4) : 0;
  }

  /** Table 14 of RFC 9639. */
  private static int blockSize(Packet packet, int code) {
    if (code == 0) {
      return 0;
    }
    if (code == 1) {
      return 192;
    }
    if (code < 6) {
      return 144 << code;
    }
    return code < 8 ? uncommonBlockSize(packet, code) : 1 << code;
  }

  /** Less one in eight or sixteen bits, behind the coded number of one to seven bytes. */
  private static int uncommonBlockSize(Packet packet, int code) {
    int leadingOnes = Integer.numberOfLeadingZeros(~(packet.u8(4) << 24));
    int at = 4 + Math.max(1, leadingOnes);
    int size = code == 6 ? packet.u8(at) : packet.u8(at) << 8 | packet.u8(at + 1);
    return Math.max(0, size + 1);
  }

  @Override
  public void lostPackets() {
    // Every frame tells its own length.
  }

  @Override
  public List<byte[]> headers() {
    return List.of(streamInfo.clone());
  }
}
