package dev.avatars.codecs.ogg;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Vorbis in Ogg (Vorbis I, 4 and annex A): three headers, then packets each of which overlaps its
 * neighbor, so that two block sizes say how many samples one adds (1.3.2, 4.3.8).
 */
final class VorbisMapping implements Mapping {
  private static final int IDENTIFICATION_LENGTH = 30;
  private static final int COMMENT = 1;
  private static final int SETUP = 2;
  private static final int HEADERS = 3;

  /** Packet type 3, "vorbis", an empty vendor, no comments, the framing bit (5.2). */
  private static final byte[] EMPTY_COMMENT =
      "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1);

  private final Packet identification;
  private byte[] setup = {};
  private Optional<VorbisModes> modes = Optional.empty();
  private int headers = COMMENT;
  private int previousBlock;

  private VorbisMapping(Packet identification) {
    this.identification = identification;
  }

  static Optional<Mapping> of(Packet first) {
    if (first.length() < IDENTIFICATION_LENGTH || !first.startsWith(0, "\u0001vorbis")) {
      return Optional.empty();
    }
    return Optional.of(new VorbisMapping(new Packet(first.copy(), 0, first.length())));
  }

  @Override
  public OggCodec codec() {
    return OggCodec.VORBIS;
  }

  @Override
  public int sampleRate() {
    return identification.s32le(12);
  }

  @Override
  public int channels() {
    return identification.u8(11);
  }

  @Override
  public int preSkip() {
    return 0;
  }

  @Override
  public boolean takesHeader(Packet packet) {
    if (headers == SETUP && packet.length() < PacketAssembler.MOST_KEPT) {
      setup = packet.copy();
      modes = VorbisModes.of(setup);
    }
    boolean isHeader = headers < HEADERS;
    headers += isHeader ? 1 : 0;
    return isHeader;
  }

  @Override
  public boolean isReady() {
    return modes.isPresent();
  }

  @Override
  public int samples(Packet packet) {
    boolean isSound = packet.length() > 0 && (packet.u8(0) & 1) == 0;
    return isSound ? modes.map(known -> added(blockSize(known, packet))).orElse(0) : 0;
  }

  private int added(int block) {
    int samples = previousBlock == 0 ? 0 : (previousBlock + block) / 4;
    previousBlock = block;
    return samples;
  }

  /** The two sizes are powers of two in four bits each (4.2.2). */
  private int blockSize(VorbisModes known, Packet packet) {
    int exponents = identification.u8(28);
    return 1 << (known.isLong(packet.u8(0)) ? exponents >> 4 : exponents & 15);
  }

  @Override
  public void lostPackets() {
    previousBlock = 0;
  }

  @Override
  public List<byte[]> headers() {
    return List.of(identification.copy(), EMPTY_COMMENT.clone(), setup.clone());
  }
}
