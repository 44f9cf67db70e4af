package dev.avatars.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When to look again for something that the provider may show late, a lost submit or a bill: after
 * 30 s, 2, 5 and 15 minutes, then every hour of the first day, then daily.
 */
final class Looks {
  /** How long a provider keeps what could be found. */
  static final Duration HORIZON = Duration.ofDays(30);

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private Looks() {}

  /** The next look for something that has been missing since a time. */
  static Instant next(Instant since, Instant now) {
    return now.plus(wait(Duration.between(since, now)));
  }

  /** Whether looking on is of no use any more. */
  static boolean isOver(Instant since, Instant now) {
    return Duration.between(since, now).compareTo(HORIZON) >= 0;
  }

  private static Duration wait(Duration missing) {
    if (missing.compareTo(HORIZON) >= 0) {
      return YEAR;
    }
    return STEPS.stream()
        .filter(step -> step.compareTo(missing) > 0)
        .findFirst()
        .orElse(missing.compareTo(DAY) < 0 ? Duration.ofHours(1) : DAY);
  }
}
