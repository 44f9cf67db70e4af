package dev.avatars.ports.tck;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told to go on. Thread-safe.
 *
 * <pre>{@code
 * SettableClock clock = SettableClock.at(Samples.NOON);
 * clock.advance(Duration.ofMinutes(5));
 * }</pre>
 */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private SettableClock(Instant start) {
    this.now = new AtomicReference<>(requireNonNull(start, "start"));
  }

  /** A clock that shows this time. */
  public static SettableClock at(Instant start) {
    return new SettableClock(start);
  }

  /** The time it was set to. */
  @Override
  public Instant instant() {
    return now.get();
  }

  /** Shows another time from now on, also an earlier one. */
  public void set(Instant instant) {
    now.set(requireNonNull(instant, "instant"));
  }

  /** Goes on by some time, and answers what it shows then. */
  public Instant advance(Duration by) {
    return now.updateAndGet(before -> before.plus(by));
  }
}
