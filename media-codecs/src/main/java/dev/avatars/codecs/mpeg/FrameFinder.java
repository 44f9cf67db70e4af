package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the first frame of a stream among other bytes: a header counts only when further headers of
 * the same stream stand where its length says.
 */
final class FrameFinder {
  /** How far the first frame may lie from the start; what comes before is junk of some editor. */
  private static final int REACH = 1 << 20;

  /** A free format frame is shorter than this: layer II at 384 kbit/s and 8 kHz is not. */
  private static final int LONGEST_FREE_FRAME = 8192;

  private static final int SHORTEST_FREE_FRAME = 24;

  /** Looking for a free format length is dear, and hostile bytes offer it everywhere. */
  private static final int FREE_FORMAT_ATTEMPTS = 64;

  private static final int CONFIRMING_FRAMES = 4;
  private static final int ID3V1_LENGTH = 128;

  private final ByteSource source;
  private final long end;
  private int attemptsLeft = FREE_FORMAT_ATTEMPTS;

  FrameFinder(ByteSource source, long end) {
    this.source = source;
    this.end = end;
  }

  /** Where a stream begins. */
  record Start(long position, FrameHeader header, int freeLength) {}

  /** The first frame at a position or behind it. */
  Optional<Start> first(long from) throws IOException {
    long last = Math.min(end - FrameHeader.SIZE, from + REACH);
    for (long at = from; at <= last; at++) {
      Optional<Start> start = at(at);
      if (start.isPresent()) {
        return start;
      }
    }
    return Optional.empty();
  }

  /** The frame at exactly this position, when others confirm it. */
  Optional<Start> at(long at) throws IOException {
    Optional<FrameHeader> header = FrameHeader.at(source, at);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    int freeLength = header.get().isFreeFormat() ? freeLength(at, header.get()) : 0;
    Start start = new Start(at, header.get(), freeLength);
    return freeLength >= 0 && isConfirmed(start) ? Optional.of(start) : Optional.empty();
  }

  /** Two more headers follow, or one and nearly the end, or the frame is all there is. */
  private boolean isConfirmed(Start start) throws IOException {
    FrameHeader header = start.header();
    long second = start.position() + header.length(start.freeLength());
    Optional<FrameHeader> next = FrameHeader.at(source, second).filter(header::continues);
    if (next.isEmpty()) {
      return second == end;
    }
    long third = second + next.get().length(start.freeLength());
    return third >= end - ID3V1_LENGTH || isContinued(header, third);
  }

  private boolean isContinued(FrameHeader header, long at) throws IOException {
    return FrameHeader.at(source, at).filter(header::continues).isPresent();
  }

  /** The length that makes the frames after this one fall on headers, or -1. */
  private int freeLength(long at, FrameHeader header) throws IOException {
    if (attemptsLeft == 0) {
      return -1;
    }
    attemptsLeft--;
    long last = Math.min(LONGEST_FREE_FRAME, end - at - FrameHeader.SIZE);
    for (int distance = SHORTEST_FREE_FRAME; distance < last; distance++) {
      if (isContinued(header, at + distance)) {
        int length = distance - header.padding();
        if (isRegular(at, header, length)) {
          return length;
        }
      }
    }
    return -1;
  }

  private boolean isRegular(long at, FrameHeader header, int freeLength) throws IOException {
    long next = at;
    for (int i = 0; i < CONFIRMING_FRAMES && next < end; i++) {
      Optional<FrameHeader> found = FrameHeader.at(source, next).filter(header::continues);
      if (found.isEmpty()) {
        return false;
      }
      next += found.get().length(freeLength);
    }
    return true;
  }
}
