package dev.avatars.codecs.ogg;

import java.util.Optional;

/**
 * Measures one stream of sound: from the granule position where it begins to the last one, as far
 * as there are packets to fill the time.
 *
 * <p>A stream that was cut out of a longer one begins at a position other than 0, which is that
 * after its first page less the samples on it (Vorbis I, A.2; RFC 7845, 4.3). A first page that is
 * also the last is trimmed at its end instead (RFC 7845, 4.4).
 */
final class LinkMeasure {
  private final LogicalStream stream;
  private final long start;
  private long end;
  private long decodable;
  private boolean hasBegun;
  private long firstGranule;
  private long lastGranule;
  private boolean hasEnded;
  private boolean granulesFall;

  LinkMeasure(LogicalStream stream, OggPages first) {
    this.stream = stream;
    this.start = first.start();
    this.end = first.pageEnd();
    this.hasEnded = first.endsStream();
    this.decodable = decodableOnPage();
  }

  void take(OggPages page) {
    if (!stream.take(page)) {
      return;
    }
    end = page.pageEnd();
    hasEnded |= page.endsStream();
    decodable += decodableOnPage();
    if (page.granule() > 0 && decodable > 0) {
      takeGranule(page);
    }
  }

  private long decodableOnPage() {
    long samples = 0;
    for (Optional<Packet> packet = stream.next(); packet.isPresent(); packet = stream.next()) {
      samples += stream.mapping().samples(packet.get());
    }
    return samples;
  }

  private void takeGranule(OggPages page) {
    long granule = page.granule();
    if (!hasBegun) {
      hasBegun = true;
      long before = granule - decodable;
      firstGranule = page.endsStream() ? Math.max(0, before) : before;
    }
    granulesFall |= granule < lastGranule;
    lastGranule = Math.max(lastGranule, granule);
  }

  private long span() {
    return hasBegun ? lastGranule - firstGranule : 0;
  }

  OggLink link() {
    int preSkip = stream.mapping().preSkip();
    long samples = Math.max(0, Math.min(span(), decodable) - preSkip);
    return new OggLink(start, end, preSkip, samples);
  }

  Mapping mapping() {
    return stream.mapping();
  }

  /** Whether pages are missing, or the positions promise time that no packet fills. */
  boolean isDamaged() {
    return stream.gaps() > 0 || granulesFall || span() > decodable;
  }

  /** Whether the page that ends the stream was seen. */
  boolean hasEnded() {
    return hasEnded;
  }
}
