package dev.avatars.codecs.ogg;

import java.util.List;
import java.util.Optional;

/** How one codec lies in an Ogg stream: its headers, and the samples that each packet yields. */
interface Mapping {
  /** The mapping of the stream that this packet begins, if it is one of sound. */
  static Optional<Mapping> of(Packet first) {
    return VorbisMapping.of(first).or(() -> OpusMapping.of(first)).or(() -> FlacMapping.of(first));
  }

  OggCodec codec();

  int sampleRate();

  int channels();

  /** The samples that a decoder must drop from the start of the stream. */
  int preSkip();

  /** Takes a packet after the first if it is a header; false from the first with sound on. */
  boolean takesHeader(Packet packet);

  /** Whether the headers so far tell all that the packets with sound need. */
  boolean isReady();

  /** The samples of each channel that the packet adds, after all that came before. */
  int samples(Packet packet);

  /** Packets are missing here: the next one stands alone. */
  void lostPackets();

  /** The headers that a decoder wants, in order. */
  List<byte[]> headers();
}
