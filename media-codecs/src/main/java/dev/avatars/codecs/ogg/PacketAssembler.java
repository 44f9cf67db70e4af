package dev.avatars.codecs.ogg;

import java.util.Arrays;
import java.util.Optional;

/**
 * Puts the packets of one logical stream together from the segments of its pages (RFC 3533, 5). A
 * packet within one page is shown where it lies; one that spans pages is copied.
 */
final class PacketAssembler {
  /** More of a packet is not kept: only pictures in comments are so long, and nobody looks. */
  static final int MOST_KEPT = 1 << 20;

  private static final int FULL_SEGMENT = 255;

  private byte[] pending = new byte[FULL_SEGMENT];
  private int pendingLength;
  private boolean isPending;
  private boolean startIsLost;
  private OggPages page;
  private int segment;
  private int at;

  PacketAssembler(OggPages page) {
    this.page = page;
    restart();
  }

  /** Goes on with the segments of a page of the same stream. */
  void take(OggPages next) {
    page = next;
    restart();
    if (isPending && !next.isContinued()) {
      lose();
    }
    startIsLost = next.isContinued() && !isPending;
  }

  private void restart() {
    segment = 0;
    at = page.body();
  }

  /** Forgets the beginning of a packet whose rest is on a lost page. */
  void lose() {
    isPending = false;
    pendingLength = 0;
  }

  /** The next packet that ends on this page. */
  Optional<Packet> next() {
    while (segment < page.segments()) {
      Optional<Packet> packet = piece();
      if (packet.isPresent()) {
        return packet;
      }
    }
    return Optional.empty();
  }

  /** Reads segments up to the end of a packet or of the page. */
  private Optional<Packet> piece() {
    int start = at;
    int lacing = FULL_SEGMENT;
    while (lacing == FULL_SEGMENT && segment < page.segments()) {
      lacing = page.lacing(segment++);
      at += lacing;
    }
    return lacing == FULL_SEGMENT ? begun(start) : ended(start);
  }

  private Optional<Packet> begun(int start) {
    if (!startIsLost) {
      append(start);
      isPending = true;
    }
    return Optional.empty();
  }

  private Optional<Packet> ended(int start) {
    if (startIsLost) {
      startIsLost = false;
      return Optional.empty();
    }
    if (!isPending) {
      return Optional.of(new Packet(page.bytes(), start, at - start));
    }
    append(start);
    Packet packet = new Packet(pending, 0, pendingLength);
    lose();
    return Optional.of(packet);
  }

  private void append(int start) {
    int kept = Math.min(at - start, MOST_KEPT - pendingLength);
    if (pendingLength + kept > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(2 * pending.length, pendingLength + kept));
    }
    System.arraycopy(page.bytes(), start, pending, pendingLength, kept);
    pendingLength += kept;
  }
}
