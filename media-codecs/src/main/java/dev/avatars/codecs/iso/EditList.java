package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An edit list that shows one part of a track at its own speed, maybe later than at the start of
 * the movie (ISO/IEC 14496-12, 8.6.6). Others are not understood.
 *
 * @param lead what passes before the track is shown, in ticks of the movie's time scale
 * @param duration how long it is shown, in the same ticks, or 0 for all that is there
 * @param mediaTime where the shown part begins, in ticks of the track's time scale
 */
record EditList(long lead, long duration, long mediaTime) {
  private static final EditList ALL = new EditList(0, 0, 0);
  private static final long MOST_ENTRIES = 16;
  private static final long LARGEST = 1L << 48;
  private static final long OWN_SPEED = 0x1_0000;
  private static final long EMPTY = -1;

  /** The edit list of a {@code trak} box; without one all of the track is shown. */
  static EditList of(ByteSource source, Box trak) throws IOException {
    Optional<Box> edts = Boxes.first(source, trak, "edts");
    Optional<Box> elst =
        edts.isEmpty() ? Optional.empty() : Boxes.first(source, edts.get(), "elst");
    return elst.isEmpty() ? ALL : read(source, elst.get());
  }

  private static EditList read(ByteSource source, Box elst) throws IOException {
    boolean isWide = elst.version(source) == 1;
    Table rows = Table.in(source, elst, 0, isWide ? 20 : 12).orElseThrow(EditList::unknown);
    long last = rows.count() - 1;
    if (last >= MOST_ENTRIES) {
      throw unknown();
    }
    long lead = 0;
    for (long row = 0; row < last; row++) {
      requireEmpty(mediaTime(rows, row, isWide));
      lead += duration(rows, row, isWide);
    }
    return last < 0 ? ALL : shown(lead, rows, last, isWide);
  }

  private static EditList shown(long lead, Table rows, long row, boolean isWide)
      throws IOException {
    long mediaTime = mediaTime(rows, row, isWide);
    if (mediaTime < 0 || mediaTime > LARGEST || rows.u32(row, isWide ? 16 : 8) != OWN_SPEED) {
      throw unknown();
    }
    return new EditList(lead, duration(rows, row, isWide), mediaTime);
  }

  private static long mediaTime(Table rows, long row, boolean isWide) throws IOException {
    return isWide ? rows.u64(row, 8) : (int) rows.u32(row, 4);
  }

  private static long duration(Table rows, long row, boolean isWide) throws IOException {
    long duration = isWide ? rows.u64(row, 0) : rows.u32(row, 0);
    if (duration < 0 || duration > LARGEST) {
      throw unknown();
    }
    return duration;
  }

  private static void requireEmpty(long mediaTime) {
    if (mediaTime != EMPTY) {
      throw unknown();
    }
  }

  private static CodedDataException unknown() {
    return new CodedDataException("an MP4 file whose edit list shows more than one part");
  }

  /** The same part, ended after a time in the movie's ticks. */
  EditList endedAt(long movieTicks) {
    long most = Math.max(1, movieTicks - lead);
    return new EditList(lead, duration == 0 ? most : Math.min(duration, most), mediaTime);
  }

  /** Whether it says by itself that nothing is shown after a time in the movie's ticks. */
  boolean endsBy(long movieTicks) {
    return duration > 0 && end() <= movieTicks;
  }

  /** How long the track lasts in the movie, in its ticks. */
  long end() {
    return lead + duration;
  }

  /** The box that says so. */
  Piece toPiece() {
    boolean isWide = end() > Integer.MAX_VALUE || mediaTime > Integer.MAX_VALUE;
    int width = isWide ? 8 : 4;
    List<Piece> parts = new ArrayList<>();
    parts.add(new Piece.Whole(isWide ? 1 << 24 : 0, 4));
    parts.add(new Piece.Whole(lead > 0 ? 2 : 1, 4));
    if (lead > 0) {
      parts.addAll(row(lead, EMPTY, width));
    }
    parts.addAll(row(duration, mediaTime, width));
    return new Piece.Nested("edts", List.of(new Piece.Nested("elst", parts)));
  }

  private static List<Piece> row(long duration, long mediaTime, int width) {
    return List.of(
        new Piece.Whole(duration, width),
        new Piece.Whole(mediaTime, width),
        new Piece.Whole(OWN_SPEED, 4));
  }
}
