package dev.avatars.application;

import dev.avatars.domain.failure.Failure;
import java.time.Duration;
import java.time.Instant;

/** When to try a free step again: soon at first, then ever more rarely, never sooner than asked. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Backoff() {}

  /**
   * The next attempt for something that has been going wrong since a time: half as long again as it
   * has been going wrong, between two seconds and ten minutes.
   */
  static Instant next(Instant since, Instant now, Failure failure) {
    Duration half = Duration.between(since, now).dividedBy(2);
    Duration wait =
        half.compareTo(FIRST) < 0 ? FIRST : half.compareTo(LONGEST) > 0 ? LONGEST : half;
    Duration asked = failure.retryAfter();
    return now.plus(asked.compareTo(wait) > 0 ? asked : wait);
  }
}
