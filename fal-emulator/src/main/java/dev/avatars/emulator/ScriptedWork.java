package dev.avatars.emulator;

import dev.avatars.emulator.Progress.Over;
import dev.avatars.emulator.Progress.Running;
import dev.avatars.emulator.Progress.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Work whose end is known beforehand: it waits a little, runs a little, and ends in that. */
final class ScriptedWork implements Work {
  private static final Duration QUEUE = Duration.ofSeconds(2);
  private static final Duration RUN = Duration.ofSeconds(3);

  private final Instant begins;
  private final Instant ends;
  private final Outcome outcome;

  private ScriptedWork(Instant begins, Instant ends, Outcome outcome) {
    this.begins = begins;
    this.ends = ends;
    this.outcome = outcome;
  }

  /**
   * Work that takes a few seconds.
   *
   * @param speed how many times fewer
   */
  static Work endingIn(Outcome outcome, Instant from, int speed) {
    Instant begins = from.plus(QUEUE.dividedBy(speed));
    return new ScriptedWork(begins, begins.plus(RUN.dividedBy(speed)), outcome);
  }

  /** Work that is over before anybody looks. */
  static Work endedIn(Outcome outcome, Instant at) {
    return new ScriptedWork(at, at, outcome);
  }

  @Override
  public Optional<Progress> look(Instant now) {
    if (now.isBefore(begins)) {
      return Optional.of(new Waiting(0));
    }
    return Optional.of(now.isBefore(ends) ? new Running(List.of()) : new Over(outcome, List.of()));
  }

  @Override
  public Stop stop(Instant now) {
    if (now.isBefore(begins)) {
      return Stop.REMOVED;
    }
    return now.isBefore(ends) ? Stop.REFUSED : Stop.TOO_LATE;
  }
}
