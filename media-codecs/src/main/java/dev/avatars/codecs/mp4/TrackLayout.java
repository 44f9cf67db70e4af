package dev.avatars.codecs.mp4;

import java.util.ArrayList;
import java.util.List;

/**
 * One track of a finished movie: its samples, when they are shown, and how they are cut into chunks
 * of a second.
 *
 * @param sizes the samples
 * @param timescale units a second of the track's own clock
 * @param duration how long all samples last by that clock; the last one may be shortened by it
 * @param skipped how much of the start is not presented, by that clock
 * @param chunks the samples of each second, in order
 */
record TrackLayout(
    SampleSizes sizes, int timescale, long duration, long skipped, List<Chunk> chunks) {

  static TrackLayout of(SampleSizes sizes, int timescale, long duration, long skipped) {
    return new TrackLayout(sizes, timescale, duration, skipped, chunks(sizes, timescale));
  }

  private static List<Chunk> chunks(SampleSizes sizes, int timescale) {
    List<Chunk> chunks = new ArrayList<>();
    long position = 0;
    int first = 0;
    for (long second = 1; first < sizes.count(); second++) {
      int end = samplesBefore(sizes, second * timescale);
      if (end > first) {
        long bytes = sizes.total(first, end);
        chunks.add(new Chunk(first, end - first, position, bytes));
        position += bytes;
        first = end;
      }
    }
    return List.copyOf(chunks);
  }

  /** How many samples begin before a time. */
  private static int samplesBefore(SampleSizes sizes, long time) {
    long samples = (time + sizes.sampleDuration() - 1) / sizes.sampleDuration();
    return (int) Math.min(sizes.count(), samples);
  }

  /** How long the last sample lasts. */
  long lastSampleDuration() {
    return duration - (long) (sizes.count() - 1) * sizes.sampleDuration();
  }

  /** Bits a second over the whole track, rounded up. */
  long averageBitRate() {
    return (sizes.total() * Byte.SIZE * timescale + duration - 1) / duration;
  }

  /** Bits of the fullest chunk, which lasts about a second. */
  long largestBitRate() {
    long largest = chunks.stream().mapToLong(Chunk::bytes).max().orElse(0) * Byte.SIZE;
    return Math.max(largest, averageBitRate());
  }
}
