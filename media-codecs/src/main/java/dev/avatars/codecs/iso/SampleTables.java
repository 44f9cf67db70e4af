package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Reading;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the samples of a track lie, how large they are and how long they last (ISO/IEC 14496-12,
 * 8.6.1.2 stts, 8.7.3 stsz, 8.7.4 stsc, 8.7.5 stco and co64).
 *
 * @param times runs of equal durations: count, duration
 * @param sizes one size a sample; no entries where all are equal
 * @param fixedSize the size of every sample, or 0 where they differ
 * @param sampleCount how many samples there are
 * @param chunks runs of chunks alike: first chunk from 1, samples in each, description
 * @param offsets the position of each chunk
 * @param offsetSize the bytes of a position, 4 or 8
 * @param firstCompositionOffset how much later than it is decoded the first sample is shown
 *     (8.6.1.3 ctts), in ticks
 */
record SampleTables(
    Table times,
    Table sizes,
    long fixedSize,
    long sampleCount,
    Table chunks,
    Table offsets,
    int offsetSize,
    long firstCompositionOffset) {
  private static final String ALLOWED = "MP4 with sample tables as ISO/IEC 14496-12 lays them out";

  /** Reads the heads of the tables in a {@code stbl} box; refused where one does not fit. */
  static Reading<SampleTables> in(ByteSource source, Box stbl) throws IOException {
    Optional<Box> stsz = Boxes.first(source, stbl, "stsz");
    Optional<Box> co64 = Boxes.first(source, stbl, "co64");
    Optional<Table> times = table(source, Boxes.first(source, stbl, "stts"), 8);
    Optional<Table> chunks = table(source, Boxes.first(source, stbl, "stsc"), 12);
    int offsetSize = co64.isPresent() ? 8 : 4;
    Optional<Box> offsetBox = co64.isPresent() ? co64 : Boxes.first(source, stbl, "stco");
    Optional<Table> offsets = table(source, offsetBox, offsetSize);
    if (stsz.isEmpty() || times.isEmpty() || chunks.isEmpty() || offsets.isEmpty()) {
      return Reading.refused("an MP4 file whose sample tables are missing or too short", ALLOWED);
    }
    long fixedSize = source.u32(stsz.get().fields());
    Optional<Table> sizes = sizes(source, stsz.get(), fixedSize);
    if (sizes.isEmpty()) {
      return Reading.refused(
          "an MP4 file that claims more samples than its table of sizes holds", ALLOWED);
    }
    long count = Math.max(0, source.u32(stsz.get().fields() + 4));
    return Reading.of(
        new SampleTables(
            times.get(),
            sizes.get(),
            fixedSize,
            count,
            chunks.get(),
            offsets.get(),
            offsetSize,
            firstCompositionOffset(source, stbl)));
  }

  private static long firstCompositionOffset(ByteSource source, Box stbl) throws IOException {
    Optional<Table> offsets = table(source, Boxes.first(source, stbl, "ctts"), 8);
    boolean isThere = offsets.isPresent() && offsets.get().count() > 0;
    return isThere ? (int) offsets.get().u32(0, 4) : 0;
  }

  private static Optional<Table> table(ByteSource source, Optional<Box> box, int entrySize)
      throws IOException {
    return box.isEmpty() ? Optional.empty() : Table.in(source, box.get(), 0, entrySize);
  }

  /** Equal sizes need no entries, and then the count is bound by the bytes of the file alone. */
  private static Optional<Table> sizes(ByteSource source, Box stsz, long fixedSize)
      throws IOException {
    if (fixedSize > 0) {
      return Optional.of(Table.empty(source));
    }
    return Table.in(source, stsz, 4, 4);
  }

  long size(long sample) throws IOException {
    return fixedSize > 0 ? fixedSize : sizes.u32(sample, 0);
  }

  /** The position of a chunk, counted from 0; negative when it lies beyond 63 bits. */
  long offset(long chunk) throws IOException {
    return offsetSize == 8 ? offsets.u64(chunk, 0) : offsets.u32(chunk, 0);
  }
}
