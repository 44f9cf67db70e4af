package dev.avatars.codecs.ogg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The packets with sound of one link of an Ogg file, in order, in a buffer that is used again. Not
 * thread-safe.
 *
 * <pre>{@code
 * OggPackets packets = OggPackets.of(source, link.start(), link.end());
 * while (packets.next()) {
 *   decoder.decode(packets.buffer(), packets.offset(), packets.length());
 * }
 * }</pre>
 */
public final class OggPackets {
  private static final Packet NOTHING = new Packet(new byte[0], 0, 0);

  private final OggPages pages;
  private final Optional<LogicalStream> stream;
  private Packet packet = NOTHING;
  private boolean isWaiting;

  private OggPackets(OggPages pages, Optional<LogicalStream> stream) {
    this.pages = pages;
    this.stream = stream;
  }

  /** The packets between two positions, the first of which is that of a link's first page. */
  public static OggPackets of(ByteSource source, long start, long end) throws IOException {
    OggPages pages = new OggPages(source, start, end);
    Optional<LogicalStream> stream = Optional.empty();
    while (stream.isEmpty() && pages.next() && pages.beginsStream()) {
      stream = LogicalStream.begunBy(pages);
    }
    OggPackets packets = new OggPackets(pages, stream);
    packets.isWaiting = packets.advance();
    return packets;
  }

  /**
   * The headers that a decoder wants, in order: three of Vorbis (the comment replaced by an empty
   * one), the one of Opus, or the 34 bytes of FLAC's STREAMINFO. None where there is no stream.
   */
  public List<byte[]> headers() {
    return stream.map(found -> found.mapping().headers()).orElse(List.of());
  }

  /** Moves to the next packet; false after the last. */
  public boolean next() throws IOException {
    boolean isThere = isWaiting || advance();
    isWaiting = false;
    return isThere;
  }

  /** The headers are only complete when the first packet with sound was seen: hence one ahead. */
  private boolean advance() throws IOException {
    if (stream.isEmpty()) {
      return false;
    }
    Optional<Packet> found = stream.get().next();
    while (found.isEmpty() && pages.next()) {
      found = stream.get().take(pages) ? stream.get().next() : Optional.empty();
    }
    packet = found.orElse(NOTHING);
    return found.isPresent();
  }

  /** The bytes that hold the packet, valid until the next call of {@link #next}. */
  public byte[] buffer() {
    return packet.bytes();
  }

  /** Where in the buffer the packet begins. */
  public int offset() {
    return packet.offset();
  }

  /** How many bytes the packet has. */
  public int length() {
    return packet.length();
  }
}
