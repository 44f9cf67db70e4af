package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * How much later than it is decoded each sample is shown, sample after sample (ISO/IEC 14496-12,
 * 8.6.1.3 ctts); 0 without such a table and after its end.
 */
final class CompositionOffsets {
  private final Table runs;
  private long run;
  private long leftInRun;
  private long offset;

  private CompositionOffsets(Table runs) {
    this.runs = runs;
  }

  static CompositionOffsets in(ByteSource source, Box stbl) throws IOException {
    Optional<Box> ctts = Boxes.first(source, stbl, "ctts");
    Optional<Table> table = ctts.isEmpty() ? Optional.empty() : Table.in(source, ctts.get(), 0, 8);
    return new CompositionOffsets(table.orElseGet(() -> Table.empty(source)));
  }

  /** Whether all samples are shown when they are decoded. */
  boolean areNone() {
    return runs.count() == 0;
  }

  /** The offset of the next sample, in ticks of the track's time scale. */
  long next() throws IOException {
    while (leftInRun == 0 && run < runs.count()) {
      leftInRun = runs.u32(run, 0);
      offset = (int) runs.u32(run, 4);
      run++;
    }
    if (leftInRun == 0) {
      return 0;
    }
    leftInRun--;
    return offset;
  }
}
