package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What holds for the samples of a fragment that do not say otherwise (ISO/IEC 14496-12, 8.8.3 trex
 * and 8.8.7 tfhd).
 *
 * @param duration ticks of the track's time scale
 * @param size bytes
 */
record FragmentDefaults(long duration, long size) {
  static final FragmentDefaults NONE = new FragmentDefaults(0, 0);

  /** The defaults of a track in the {@code mvex} box of a movie. */
  static FragmentDefaults ofTrack(ByteSource source, Box moov, long track) throws IOException {
    Optional<Box> mvex = Boxes.first(source, moov, "mvex");
    if (mvex.isEmpty()) {
      return NONE;
    }
    Boxes boxes = Boxes.inside(source, mvex.get());
    Optional<Box> trex = boxes.next("trex");
    while (trex.isPresent() && source.u32(trex.get().fields()) != track) {
      trex = boxes.next("trex");
    }
    return trex.isEmpty() ? NONE : of(source, trex.get());
  }

  private static FragmentDefaults of(ByteSource source, Box trex) throws IOException {
    long at = trex.fields();
    return new FragmentDefaults(Math.max(0, source.u32(at + 8)), Math.max(0, source.u32(at + 12)));
  }
}
