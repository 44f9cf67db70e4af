package dev.avatars.emulator;

import java.time.Duration;

/** Lets time go on while somebody looks at a request that is not finished. */
final class Observation {
  /** How long a watcher rests in real time, at most, before it looks again. */
  private static final long REST_MILLIS = 500;

  private final EmulatorClock clock;
  private final Pulse pulse;
  private final Passing passing;
  private final Duration step;

  Observation(EmulatorClock clock, Pulse pulse, Passing passing, Duration step) {
    this.clock = clock;
    this.pulse = pulse;
    this.passing = passing;
    this.step = step;
  }

  /** Somebody has looked once and was told that it is not finished. */
  void glanced() {
    if (passing == Passing.BY_LOOKING) {
      clock.advance(step);
    }
  }

  /** Somebody goes on looking: answers when it is worth looking again. */
  void rest() {
    if (passing == Passing.BY_LOOKING) {
      clock.advance(step);
    } else {
      pulse.await(pulse.count(), REST_MILLIS);
    }
  }

  boolean isOver() {
    return pulse.isStopped();
  }
}
