package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The header of a track's part in a fragment (ISO/IEC 14496-12, 8.8.7 tfhd).
 *
 * @param track the number of the track
 * @param base the position that the offsets of its runs count from
 * @param defaults what holds for samples that do not say otherwise
 */
record TrackFragment(long track, long base, FragmentDefaults defaults) {
  private static final int BASE_DATA_OFFSET = 0x01;
  private static final int SAMPLE_DESCRIPTION = 0x02;
  private static final int DEFAULT_DURATION = 0x08;
  private static final int DEFAULT_SIZE = 0x10;

  /** Reads the header of a {@code traf} box; nothing where it has none. */
  static Optional<TrackFragment> of(ByteSource source, Box moof, Box traf, FragmentDefaults ofTrack)
      throws IOException {
    Optional<Box> tfhd = Boxes.first(source, traf, "tfhd");
    return tfhd.isEmpty() ? Optional.empty() : Optional.of(read(source, moof, tfhd.get(), ofTrack));
  }

  private static TrackFragment read(ByteSource source, Box moof, Box tfhd, FragmentDefaults ofTrack)
      throws IOException {
    int flags = tfhd.flags(source);
    long track = source.u32(tfhd.fields());
    long at = tfhd.fields() + 4;
    long base = (flags & BASE_DATA_OFFSET) == 0 ? moof.start() : source.u64(at);
    at += (flags & BASE_DATA_OFFSET) == 0 ? 0 : 8;
    at += (flags & SAMPLE_DESCRIPTION) == 0 ? 0 : 4;
    long duration = (flags & DEFAULT_DURATION) == 0 ? ofTrack.duration() : source.u32(at);
    at += (flags & DEFAULT_DURATION) == 0 ? 0 : 4;
    long size = (flags & DEFAULT_SIZE) == 0 ? ofTrack.size() : source.u32(at);
    return new TrackFragment(
        track, base, new FragmentDefaults(Math.max(0, duration), Math.max(0, size)));
  }
}
