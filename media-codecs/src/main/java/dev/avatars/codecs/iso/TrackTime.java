package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * What walking all samples of a track adds up to.
 *
 * @param samples how many lie wholly inside of the file
 * @param ticks how long they last together
 * @param start when the first of them is shown, in the same ticks
 * @param isCut whether the walk ended at one that does not
 * @param overlaps whether they would be more bytes than the file has
 */
record TrackTime(long samples, long ticks, long start, boolean isCut, boolean overlaps) {
  static TrackTime of(ByteSource source, Track track) throws IOException {
    TrackSamples walk = new TrackSamples(source, track);
    long samples = 0;
    long ticks = 0;
    long start = 0;
    while (walk.next()) {
      start = samples == 0 ? walk.firstCompositionOffset() : start;
      samples++;
      ticks += walk.duration();
    }
    return new TrackTime(samples, ticks, start, walk.isCut(), walk.overlap());
  }
}
