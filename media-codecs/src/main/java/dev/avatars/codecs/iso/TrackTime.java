package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * What walking all samples of a track adds up to.
 *
 * @param samples how many lie wholly inside of the file
 * @param bytes how many bytes they have
 * @param ticks how long they last together
 * @param isCut whether the walk ended at one that does not
 * @param overlaps whether they would be more bytes than the file has
 */
record TrackTime(long samples, long bytes, long ticks, boolean isCut, boolean overlaps) {
  static TrackTime of(ByteSource source, Track track) throws IOException {
    TrackSamples walk = new TrackSamples(source, track);
    long samples = 0;
    long bytes = 0;
    long ticks = 0;
    while (walk.next()) {
      samples++;
      bytes += walk.size();
      ticks += walk.duration();
    }
    return new TrackTime(samples, bytes, ticks, walk.isCut(), walk.overlap());
  }
}
