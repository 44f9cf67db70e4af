package dev.avatars.codecs.iso;

import java.time.Duration;

/**
 * The exact presented length of a track: {@code ticks / timescale} seconds. Immutable.
 *
 * @param ticks 0 or more
 * @param timescale ticks a second, 1 or more
 */
public record TrackLength(long ticks, long timescale) {
  private static final long NANOS = 1_000_000_000L;

  public TrackLength {
    if (ticks < 0 || timescale < 1) {
      throw new IllegalArgumentException(
          "length: found %d ticks of 1/%d s; allowed: 0 or more of 1/1 s or less"
              .formatted(ticks, timescale));
    }
  }

  /** The length to the nearest nanosecond. */
  public Duration toDuration() {
    return Duration.ofSeconds(ticks / timescale)
        .plusNanos(Ticks.rescale(ticks % timescale, NANOS, timescale));
  }
}
