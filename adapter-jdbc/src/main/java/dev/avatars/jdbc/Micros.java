package dev.avatars.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as microseconds since 1970, as far as a database can compare them.
 *
 * <p>What is due is rounded down and what ends is rounded up, so that a job is never found late and
 * a lease never ends early. Instants beyond the range of the numbers count as its ends.
 */
final class Micros {
  private static final long A_SECOND = 1_000_000;
  private static final int NANOS = 1_000;
  private static final Instant FIRST = Instant.EPOCH.plus(Long.MIN_VALUE / 2, ChronoUnit.MICROS);
  private static final Instant LAST = Instant.EPOCH.plus(Long.MAX_VALUE / 2, ChronoUnit.MICROS);

  private Micros() {}

  static long down(Instant at) {
    Instant near = within(at);
    return near.getEpochSecond() * A_SECOND + near.getNano() / NANOS;
  }

  static long up(Instant at) {
    return down(within(at).plusNanos(NANOS - 1));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Instant within(Instant at) {
    if (at.isBefore(FIRST)) {
      return FIRST;
    }
    return at.isAfter(LAST) ? LAST : at;
  }
}
