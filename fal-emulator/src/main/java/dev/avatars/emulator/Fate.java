package dev.avatars.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * What has been decided about a request before it begins.
 *
 * @param queue whether it ever leaves the queue by itself
 * @param hidden for how long nobody is told that it exists
 * @param outcome how it ends, when that does not depend on the provider
 */
record Fate(Queue queue, Duration hidden, Optional<Outcome> outcome) {
  /** Whether a request leaves the queue by itself. */
  enum Queue {
    MOVES,
    STANDS
  }

  private static final Duration FOREVER = Duration.ofDays(365_000);

  /** As a rule nothing is decided. */
  static final Fate OPEN = new Fate(Queue.MOVES, Duration.ZERO, Optional.empty());

  static final Fate HELD = new Fate(Queue.STANDS, Duration.ZERO, Optional.empty());
  static final Fate FORGOTTEN = hiddenFor(FOREVER);

  static Fate hiddenFor(Duration window) {
    if (window.isNegative()) {
      throw new IllegalArgumentException("window: found " + window + "; allowed: zero or more");
    }
    return new Fate(Queue.MOVES, window, Optional.empty());
  }

  static Fate endingIn(Outcome outcome) {
    return new Fate(Queue.MOVES, Duration.ZERO, Optional.of(outcome));
  }
}
