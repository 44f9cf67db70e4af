package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.tag.SoundTags;
import java.io.IOException;
import java.util.Optional;

/**
 * The whole frames of one stream of MPEG audio, in order; tags between them are stepped over, and
 * bytes that are no frame are skipped and counted.
 *
 * <p>Every byte is looked at a bounded number of times. Not thread-safe.
 *
 * <pre>{@code
 * MpegFrames frames = MpegFrames.from(source, run.start(), run.end());
 * while (frames.next()) {
 *   source.read(frames.position(), buffer, 0, frames.length());
 * }
 * }</pre>
 */
public final class MpegFrames {
  /** Any header will do where no frame is looked for. */
  private static final FrameFinder.Start NOTHING =
      new FrameFinder.Start(0, new FrameHeader(0xFFFB9000), 0);

  private final ByteSource source;
  private final long end;
  private final FrameHeader stream;
  private final int freeLength;
  private long at;
  private FrameHeader header;
  private long position;
  private int length;
  private long unreadable;
  private long missing;

  MpegFrames(ByteSource source, FrameFinder.Start start, long end) {
    this.source = source;
    this.end = end;
    this.stream = start.header();
    this.header = start.header();
    this.freeLength = start.freeLength();
    this.at = start.position();
    this.position = start.position();
  }

  /**
   * The frames between two positions, the first of which is that of a frame, as {@link
   * MpegAudio#runs} gives them. No frames where none is found.
   */
  public static MpegFrames from(ByteSource source, long start, long end) throws IOException {
    long within = Math.min(end, source.length());
    return new FrameFinder(source, within)
        .first(start)
        .map(found -> new MpegFrames(source, found, within))
        .orElseGet(() -> new MpegFrames(source, NOTHING, 0));
  }

  /** Moves to the next whole frame; false after the last. */
  public boolean next() throws IOException {
    while (at < end) {
      Optional<FrameHeader> found = headerAt(at);
      if (found.isPresent()) {
        return take(found.get());
      }
      at = afterOtherBytes();
    }
    return false;
  }

  private boolean take(FrameHeader found) {
    int frameLength = found.length(freeLength);
    if (at + frameLength > end) {
      missing = at + frameLength - end;
      at = end;
      return false;
    }
    header = found;
    position = at;
    length = frameLength;
    at += frameLength;
    return true;
  }

  private Optional<FrameHeader> headerAt(long candidate) throws IOException {
    return FrameHeader.at(source, candidate).filter(stream::continues);
  }

  private long afterOtherBytes() throws IOException {
    long afterTags = SoundTags.skip(source, at);
    if (afterTags > at) {
      missing = Math.max(0, afterTags - end);
      return afterTags;
    }
    long resumed = nextFrame();
    if (resumed < end || !isSilentFiller()) {
      unreadable += resumed - at;
    }
    return resumed;
  }

  /** The next header that another one, a tag or the end confirms; the end when there is none. */
  private long nextFrame() throws IOException {
    for (long candidate = at + 1; candidate < end; candidate++) {
      Optional<FrameHeader> found = headerAt(candidate);
      if (found.isPresent() && isConfirmed(candidate + found.get().length(freeLength))) {
        return candidate;
      }
    }
    return end;
  }

  private boolean isConfirmed(long next) throws IOException {
    return next == end
        || headerAt(next).isPresent()
        || (next < end && SoundTags.skip(source, next) > next);
  }

  /** Zeros up to the end are what copying by whole blocks leaves; nothing is lost in them. */
  private boolean isSilentFiller() throws IOException {
    for (long zero = at; zero < end; zero++) {
      if (source.u8(zero) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the frame begins, at its header. */
  public long position() {
    return position;
  }

  /** The bytes of the frame with its header. */
  public int length() {
    return length;
  }

  FrameHeader header() {
    return header;
  }

  /** The bytes so far that were neither frame nor tag. */
  long unreadable() {
    return unreadable;
  }

  /** The bytes that the last frame or tag has beyond the end; 0 when it is whole. */
  long missing() {
    return missing;
  }
}
