package dev.avatars.codecs.ogg;

import java.util.Optional;

/** The packets with sound of one logical stream, page by page (RFC 3533, 4). */
final class LogicalStream {
  private final Mapping mapping;
  private final int serial;
  private final PacketAssembler packets;
  private int sequence;
  private long gaps;

  private LogicalStream(Mapping mapping, OggPages first, PacketAssembler packets) {
    this.mapping = mapping;
    this.serial = first.serial();
    this.sequence = first.sequence();
    this.packets = packets;
  }

  /** The stream that a page begins, if it is one of sound. */
  static Optional<LogicalStream> begunBy(OggPages page) {
    PacketAssembler packets = new PacketAssembler(page);
    return packets
        .next()
        .flatMap(Mapping::of)
        .map(mapping -> new LogicalStream(mapping, page, packets));
  }

  /** Goes on with a page; false when it belongs to another stream. */
  boolean take(OggPages page) {
    if (page.serial() != serial) {
      return false;
    }
    if (page.sequence() != sequence + 1) {
      gaps++;
      packets.lose();
      mapping.lostPackets();
    }
    sequence = page.sequence();
    packets.take(page);
    return true;
  }

  /** The next packet with sound that ends on the page; headers are taken on the way. */
  Optional<Packet> next() {
    Optional<Packet> packet = packets.next();
    while (packet.isPresent() && mapping.takesHeader(packet.get())) {
      packet = packets.next();
    }
    return packet;
  }

  Mapping mapping() {
    return mapping;
  }

  /** How often pages were missing between two. */
  long gaps() {
    return gaps;
  }
}
