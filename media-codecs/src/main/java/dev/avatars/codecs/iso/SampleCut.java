package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import java.io.IOException;

/**
 * Which samples of a track are needed to show it up to a time.
 *
 * @param samples how many, from the first in decoding order
 * @param ticks how long they last by their durations, the last shortened by the cut
 * @param lastDuration how long the last of them lasts then
 * @param isLastShortened whether that is less than it was
 * @param isAll whether these are all samples
 * @param shownUntil when the last sample that was looked at is shown no more, by its duration
 * @param lastByte the position after the last byte of them in the file
 * @param bytes how many bytes all samples that were looked at have
 */
record SampleCut(
    long samples,
    long ticks,
    long lastDuration,
    boolean isLastShortened,
    boolean isAll,
    long shownUntil,
    long lastByte,
    long bytes) {
  /** No offset of 32 bits with a sign shows a sample earlier than this before it is decoded. */
  private static final long MOST_EARLY = 1L << 31;

  /**
   * Walks the samples.
   *
   * @param end the first tick of the track's own time that is shown no more
   */
  static SampleCut of(ByteSource source, Box stbl, SampleTables tables, long end)
      throws IOException {
    return new Walk(source, CompositionOffsets.in(source, stbl), tables, end).cut();
  }

  private static final class Walk {
    private final TableSamples walk;
    private final CompositionOffsets offsets;
    private final long total;
    private final long end;
    private final long mostBytes;
    private long seen;
    private long time;
    private long shownUntil;
    private long farthest;
    private long bytes;
    private long kept;
    private long keptTime;
    private long keptDuration;
    private long keptFarthest;

    Walk(ByteSource source, CompositionOffsets offsets, SampleTables tables, long end) {
      this.walk = new TableSamples(tables, source.length());
      this.offsets = offsets;
      this.total = tables.sampleCount();
      this.end = end;
      this.mostBytes = source.length();
    }

    SampleCut cut() throws IOException {
      while (time - MOST_EARLY < end && walk.next()) {
        step();
      }
      if (walk.isCut() || bytes > mostBytes) {
        throw new CodedDataException("an MP4 file that lacks some of its samples");
      }
      if (kept == 0 && total > 0) {
        throw new CodedDataException("an MP4 file with a track that begins after the cut");
      }
      return result();
    }

    private void step() throws IOException {
      long shown = time + offsets.next();
      seen++;
      bytes += walk.size();
      farthest = Math.max(farthest, walk.position() + walk.size());
      shownUntil = Math.max(shownUntil, shown + walk.duration());
      if (shown < end) {
        keep();
      }
      time += walk.duration();
      if (bytes > mostBytes) {
        throw new CodedDataException("an MP4 file with samples that lie over each other");
      }
    }

    private void keep() {
      kept = seen;
      keptTime = time;
      keptDuration = walk.duration();
      keptFarthest = farthest;
    }

    /** Shown in another order, the last sample is not the one that the cut goes through. */
    private SampleCut result() {
      long last = offsets.areNone() ? Math.min(keptDuration, end - keptTime) : keptDuration;
      return new SampleCut(
          kept,
          keptTime + last,
          last,
          last < keptDuration,
          kept == total,
          shownUntil,
          keptFarthest,
          bytes);
    }
  }
}
