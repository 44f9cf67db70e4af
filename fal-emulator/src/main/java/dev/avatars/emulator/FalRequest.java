package dev.avatars.emulator;

import dev.avatars.emulator.Progress.Over;
import dev.avatars.emulator.Progress.Running;
import dev.avatars.emulator.Progress.Waiting;
import dev.avatars.emulator.RequestView.Ending;
import dev.avatars.emulator.RequestView.LogLine;
import dev.avatars.emulator.RequestView.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One request through its life. Thread-safe. */
final class FalRequest {
  private final Submitted submitted;
  private final Work work;
  private final Instant shownFrom;
  private final BiConsumer<Submitted, Ending> onEnd;
  private final List<LogLine> logs = new ArrayList<>();
  private int position;
  private Optional<Instant> started = Optional.empty();
  private Optional<Ending> ending = Optional.empty();

  /**
   * A request that was taken.
   *
   * @param shownFrom before that nobody is told that it exists
   * @param onEnd told once when it has ended
   */
  FalRequest(
      Submitted submitted, Work work, Instant shownFrom, BiConsumer<Submitted, Ending> onEnd) {
    this.submitted = submitted;
    this.work = work;
    this.shownFrom = shownFrom;
    this.onEnd = onEnd;
  }

  Submitted submitted() {
    return submitted;
  }

  boolean isShownAt(Instant now) {
    return !now.isBefore(shownFrom);
  }

  synchronized boolean isEnded() {
    return ending.isPresent();
  }

  /** Looks after the work and answers how the request is. */
  synchronized RequestView refresh(Instant now) {
    if (ending.isEmpty()) {
      work.look(now).ifPresent(progress -> take(progress, now));
    }
    return view();
  }

  /** Asks to stop. */
  synchronized Work.Stop stop(Instant now, CancelPolicy.Running running) {
    RequestView view = refresh(now);
    if (view.stage() == Stage.COMPLETED) {
      return Work.Stop.TOO_LATE;
    }
    boolean deaf =
        view.stage() == Stage.IN_PROGRESS && running == CancelPolicy.Running.FINISHES_ANYWAY;
    Work.Stop stop = deaf ? Work.Stop.REQUESTED : work.stop(now);
    if (stop == Work.Stop.REMOVED) {
      end(InfrastructureError.CLIENT_CANCELLED.outcome(), now);
    }
    return stop;
  }

  private void take(Progress progress, Instant now) {
    progress.fold(
        waiting -> waits(waiting, now), running -> runs(running, now), over -> ends(over, now));
  }

  private Stage waits(Waiting waiting, Instant now) {
    position = waiting.position();
    if (submitted.wishes().startBy().filter(deadline -> !now.isBefore(deadline)).isPresent()) {
      Work.Stop unused = work.stop(now);
      end(tooLateToStart(), now);
      return Stage.COMPLETED;
    }
    return Stage.IN_QUEUE;
  }

  private Stage runs(Running running, Instant now) {
    started = started.or(() -> Optional.of(now));
    note(running.logs(), now);
    return Stage.IN_PROGRESS;
  }

  private Stage ends(Over over, Instant now) {
    started = started.or(() -> Optional.of(now));
    note(over.logs(), now);
    end(over.outcome(), now);
    return Stage.COMPLETED;
  }

  private void end(Outcome outcome, Instant now) {
    Ending end = new Ending(outcome, now);
    ending = Optional.of(end);
    onEnd.accept(submitted, end);
  }

  /** Work says everything again each time; what is new is what comes after. */
  private void note(List<String> said, Instant now) {
    for (int i = logs.size(); i < said.size(); i++) {
      logs.add(new LogLine(now, said.get(i)));
    }
  }

  private RequestView view() {
    return new RequestView(submitted, position, logs, started, ending);
  }

  /** Which of the two timeout types fal uses here is not known. */
  private static Outcome tooLateToStart() {
    return InfrastructureError.REQUEST_TIMEOUT
        .outcome("The request did not start in the time its caller set.")
        .with("X-Fal-Request-Timeout-Type", "user");
  }
}
