package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/** The samples of one run in a fragment (ISO/IEC 14496-12, 8.8.8 trun). */
final class RunSamples {
  private static final int DATA_OFFSET = 0x001;
  private static final int FIRST_FLAGS = 0x004;
  private static final int DURATION = 0x100;
  private static final int SIZE = 0x200;
  private static final int FLAGS = 0x400;
  private static final int COMPOSITION_OFFSET = 0x800;

  private final ByteSource source;
  private final Box trun;
  private final FragmentDefaults defaults;
  private final int flags;
  private final int entrySize;
  private long left;
  private long entry;
  private long position;
  private long size;
  private long duration;

  /**
   * A run whose samples begin where the one before ended, unless it says otherwise.
   *
   * @param fragment the fragment that holds it
   * @param continued the position after the last sample of the run before
   */
  RunSamples(ByteSource source, Box trun, TrackFragment fragment, long continued)
      throws IOException {
    this.source = source;
    this.trun = trun;
    this.defaults = fragment.defaults();
    this.flags = trun.flags(source);
    this.entrySize = 4 * Integer.bitCount(flags & (DURATION | SIZE | FLAGS | COMPOSITION_OFFSET));
    this.left = Math.max(0, source.u32(trun.fields()));
    this.entry = trun.fields() + 4;
    this.position = has(DATA_OFFSET) ? fragment.base() + (int) source.u32(entry) : continued;
    this.entry += (has(DATA_OFFSET) ? 4 : 0) + (has(FIRST_FLAGS) ? 4 : 0);
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether more samples are claimed. */
  boolean hasNext() {
    return left > 0;
  }

  /**
   * Moves to the next claimed sample; false when its entry is beyond the box, or when it has
   * neither an entry nor a size, so that nothing but the claim would bound their number.
   */
  boolean next() throws IOException {
    boolean isBounded = entrySize > 0 || defaults.size() > 0;
    if (!isBounded || entry + entrySize > trun.end()) {
      return false;
    }
    position += size;
    duration = has(DURATION) ? source.u32(entry) : defaults.duration();
    size = has(SIZE) ? source.u32(entry + (has(DURATION) ? 4 : 0)) : defaults.size();
    entry += entrySize;
    left--;
    return true;
  }

  /** How much later than it is decoded the current sample is shown, in ticks (8.8.8). */
  long compositionOffset() throws IOException {
    return has(COMPOSITION_OFFSET) ? (int) source.u32(entry - 4) : 0;
  }

  long position() {
    return position;
  }

  long size() {
    return size;
  }

  long duration() {
    return duration;
  }

  /** The position after the current sample. */
  long sampleEnd() {
    return position + size;
  }
}
