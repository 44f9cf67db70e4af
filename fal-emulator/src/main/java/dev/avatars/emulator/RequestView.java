package dev.avatars.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request at one moment.
 *
 * @param submitted what was asked for
 * @param position how many are ahead of it while it waits
 * @param logs what its work has said
 * @param started when it began, if it did
 * @param ending how it ended, if it did
 */
record RequestView(
    Submitted submitted,
    int position,
    List<LogLine> logs,
    Optional<Instant> started,
    Optional<Ending> ending) {
  RequestView {
    logs = List.copyOf(logs);
  }

  /** The states of fal's queue; failing and being cancelled are ways of being completed. */
  enum Stage {
    IN_QUEUE,
    IN_PROGRESS,
    COMPLETED
  }

  /** Something that the work said. */
  record LogLine(Instant at, String message) {}

  /** How a request ended, and when. */
  record Ending(Outcome outcome, Instant at) {}

  Stage stage() {
    if (ending.isPresent()) {
      return Stage.COMPLETED;
    }
    return started.isPresent() ? Stage.IN_PROGRESS : Stage.IN_QUEUE;
  }

  boolean isOver() {
    return ending.isPresent();
  }

  /** How long the work took; nothing when it never began. */
  Optional<Duration> inferenceTime() {
    return ending.flatMap(end -> started.map(start -> Duration.between(start, end.at())));
  }
}
