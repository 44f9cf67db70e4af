package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Which part of a track is presented (ISO/IEC 14496-12, 8.6.6 elst), empty edits left aside.
 *
 * @param duration the presented length in ticks of the movie's time scale, or 0 for all that is
 *     there
 * @param mediaTime where it begins, in ticks of the track's time scale
 */
record Edit(long duration, long mediaTime) {
  private static final int MOST_ENTRIES = 1000;

  /** The same edit, seen from the time of the first sample. */
  Edit from(long start) {
    return new Edit(duration, Math.max(0, mediaTime - start));
  }

  /** The edit of a {@code trak} box, if it has one that is not empty. */
  static Optional<Edit> of(ByteSource source, Box trak) throws IOException {
    Optional<Box> edts = Boxes.first(source, trak, "edts");
    Optional<Box> elst =
        edts.isEmpty() ? Optional.empty() : Boxes.first(source, edts.get(), "elst");
    return elst.isEmpty() ? Optional.empty() : read(source, elst.get());
  }

  private static Optional<Edit> read(ByteSource source, Box elst) throws IOException {
    boolean isWide = elst.version(source) == 1;
    Optional<Table> table = Table.in(source, elst, 0, isWide ? 20 : 12);
    return table.isEmpty() ? Optional.empty() : sum(table.get(), isWide);
  }

  private static Optional<Edit> sum(Table entries, boolean isWide) throws IOException {
    long duration = 0;
    long first = -1;
    for (long i = 0; i < Math.min(entries.count(), MOST_ENTRIES); i++) {
      long mediaTime = isWide ? entries.u64(i, 8) : (int) entries.u32(i, 4);
      if (mediaTime >= 0) {
        first = first < 0 ? mediaTime : first;
        duration = added(duration, isWide ? entries.u64(i, 0) : entries.u32(i, 0));
      }
    }
    return first < 0 ? Optional.empty() : Optional.of(new Edit(duration, first));
  }

  /** A sum that no claim can make negative. */
  private static long added(long sum, long duration) {
    return Math.max(0, sum + Math.max(0, duration));
  }
}
