package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When to ask the provider again, in two phases: not at all before jobs of this kind ever finish,
 * then steadily while most of them do, then ever more rarely.
 *
 * <p>Growing waits from the start would be long exactly when jobs finish. With these the end is
 * noticed within a twentieth of the typical time, for about a dozen questions a job.
 *
 * @param early before this, next to no job of the kind has finished
 * @param typical half of them have
 * @param late nearly all have
 */
record PollSchedule(Duration early, Duration typical, Duration late) {
  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(10);
  static final Duration LONGEST_WHEN_LATE = Duration.ofMinutes(1);

  private static final int STEADY_PARTS = 20;
  private static final int LATE_PARTS = 25;
  private static final int QUEUE_PARTS = 4;

  PollSchedule {
    requireNonNull(early, "early");
    if (early.isNegative() || typical.compareTo(early) < 0 || late.compareTo(typical) < 0) {
      throw new IllegalArgumentException(
          "schedule: found "
              + early
              + ", "
              + typical
              + " and "
              + late
              + "; allowed: zero or more, each at least the one before");
    }
  }

  /** What to expect of a job that should take so long, when nothing was learned yet. */
  static PollSchedule expecting(Duration estimate) {
    return new PollSchedule(estimate.dividedBy(2), estimate, estimate.multipliedBy(2));
  }

  /** The same for somebody who watches: from the start on as often as later. */
  PollSchedule watched() {
    return new PollSchedule(Duration.ZERO, typical, late);
  }

  /** How long to wait after so much time at the provider. */
  Duration wait(Duration elapsed) {
    if (elapsed.compareTo(early) < 0) {
      return longer(SHORTEST, early.minus(elapsed));
    }
    Duration steady = between(SHORTEST, typical.dividedBy(STEADY_PARTS), LONGEST);
    return elapsed.compareTo(late) < 0
        ? steady
        : between(steady, elapsed.dividedBy(LATE_PARTS), LONGEST_WHEN_LATE);
  }

  /**
   * How long to wait for a job that others are ahead of: a quarter of the time they should take.
   *
   * @param ahead how many; 1 or more
   * @param atOnce how many are rendered at a time; 1 or more
   */
  Duration waitBehind(int ahead, int atOnce) {
    Duration turn = typical.multipliedBy(ahead).dividedBy(atOnce);
    return between(SHORTEST, turn.dividedBy(QUEUE_PARTS), LONGEST_WHEN_LATE);
  }

  private static Duration between(Duration least, Duration wait, Duration most) {
    return longer(least, wait.compareTo(most) > 0 ? most : wait);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
