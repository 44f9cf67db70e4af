package dev.avatars.codecs.adts;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.tag.SoundTags;
import java.io.IOException;
import java.util.Optional;

/**
 * The whole AAC frames of an ADTS stream, in order; tags between them are stepped over, and bytes
 * that are no frame are skipped and counted. Not thread-safe.
 *
 * <pre>{@code
 * AdtsFrames frames = AdtsFrames.from(source, audio.start(), audio.end());
 * while (frames.next()) {
 *   source.read(frames.payload(), buffer, 0, frames.payloadLength());
 * }
 * }</pre>
 */
public final class AdtsFrames {
  private static final AdtsHeader NOTHING = new AdtsHeader(0);

  private final ByteSource source;
  private final AdtsHeader stream;
  private final long end;
  private long at;
  private long position;
  private AdtsHeader header;
  private long unreadable;
  private long missing;

  AdtsFrames(ByteSource source, AdtsHeader stream, long start, long end) {
    this.source = source;
    this.stream = stream;
    this.header = stream;
    this.at = start;
    this.position = start;
    this.end = end;
  }

  /** The frames between two positions, the first of which is that of a frame; else none. */
  public static AdtsFrames from(ByteSource source, long start, long end) throws IOException {
    long within = Math.min(end, source.length());
    return AdtsHeader.at(source, start)
        .map(header -> new AdtsFrames(source, header, start, within))
        .orElseGet(() -> new AdtsFrames(source, NOTHING, 0, 0));
  }

  /** Moves to the next whole frame; false after the last. */
  public boolean next() throws IOException {
    while (at < end) {
      Optional<AdtsHeader> found = headerAt(at);
      if (found.isPresent()) {
        return take(found.get());
      }
      at = afterOtherBytes();
    }
    return false;
  }

  private boolean take(AdtsHeader found) {
    if (at + found.length() > end) {
      missing = at + found.length() - end;
      at = end;
      return false;
    }
    header = found;
    position = at;
    at += found.length();
    return true;
  }

  private Optional<AdtsHeader> headerAt(long candidate) throws IOException {
    return AdtsHeader.at(source, candidate).filter(stream::continues);
  }

  private long afterOtherBytes() throws IOException {
    long afterTags = SoundTags.skip(source, at);
    if (afterTags > at) {
      missing = Math.max(0, afterTags - end);
      return afterTags;
    }
    long resumed = nextFrame();
    unreadable += resumed - at;
    return resumed;
  }

  /** The next header that another one or the end confirms; the end when there is none. */
  private long nextFrame() throws IOException {
    for (long candidate = at + 1; candidate < end; candidate++) {
      Optional<AdtsHeader> found = headerAt(candidate);
      if (found.isPresent() && isConfirmed(candidate + found.get().length())) {
        return candidate;
      }
    }
    return end;
  }

  private boolean isConfirmed(long next) throws IOException {
    return next == end || headerAt(next).isPresent();
  }

  /** Where the frame's first raw_data_block begins, after the header. */
  public long payload() {
    return position + header.payloadOffset();
  }

  /** The bytes of the frame without its header. */
  public int payloadLength() {
    return header.length() - header.payloadOffset();
  }

  /** The position after the frame. */
  long frameEnd() {
    return position + header.length();
  }

  AdtsHeader header() {
    return header;
  }

  /** The bytes so far that were neither frame nor tag. */
  long unreadable() {
    return unreadable;
  }

  /** The bytes that the last frame has beyond the end; 0 when it is whole. */
  long missing() {
    return missing;
  }
}
