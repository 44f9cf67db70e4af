package dev.avatars.fake;

import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.pricing.BilledCost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How far a request is at the provider. */
sealed interface Phase {
  <T> T fold(
      Function<Waiting, T> onWaiting, Function<Running, T> onRunning, Function<Ended, T> onEnded);

  /**
   * It waits for its turn.
   *
   * @param ready the earliest time at which it may have it
   */
  record Waiting(Instant ready) implements Phase {
    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting,
        Function<Running, T> onRunning,
        Function<Ended, T> onEnded) {
      return onWaiting.apply(this);
    }
  }

  /**
   * It is being rendered. What is seen of it depends on the time alone.
   *
   * @param from since when
   * @param planned when a complete rendering would end
   * @param until when it ends
   * @param ending what it ends in
   * @param firstLog what it says at its start
   */
  record Running(Instant from, Instant planned, Instant until, Ending ending, String firstLog)
      implements Phase {
    private static final int LOG_EVERY_PERCENT = 20;

    /** How far time may go: as far into the interval as the real rendering is. */
    Instant ceiling() {
      int done = ending.millionths();
      Duration whole = Duration.between(from, planned);
      return done == Rendering.WHOLE
          ? Instant.MAX
          : from.plusMillis(whole.toMillis() * done / Rendering.WHOLE);
    }

    /** Whether the real work is done. */
    boolean isReady() {
      return ending.millionths() == Rendering.WHOLE;
    }

    /** The same, ending later because the real work is not done. */
    Running postponed(Instant now) {
      return new Running(from, planned, now, ending, firstLog);
    }

    /** The same, ending soon and in nothing. */
    Running stopped(Instant soon) {
      Instant end = soon.isBefore(until) ? soon : until;
      return new Running(from, planned, end, new Ending.Stopped(), firstLog);
    }

    RenderStatus status(Instant now) {
      int percent = percent(now);
      return new RenderStatus.Rendering(percent, logs(percent));
    }

    /** Log lines up to a percentage. */
    List<String> logs(int percent) {
      List<String> lines = new ArrayList<>();
      lines.add(firstLog);
      for (int done = LOG_EVERY_PERCENT; done <= percent; done += LOG_EVERY_PERCENT) {
        lines.add("rendered " + done + " %");
      }
      return lines;
    }

    /** Up to 99: only a finished request is complete. */
    private int percent(Instant now) {
      long whole = Math.max(1, Duration.between(from, planned).toMillis());
      return (int) Math.min(99, Duration.between(from, now).toMillis() * 100 / whole);
    }

    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting,
        Function<Running, T> onRunning,
        Function<Ended, T> onEnded) {
      return onRunning.apply(this);
    }
  }

  /**
   * It is over.
   *
   * @param status how it ended
   * @param billed what it was billed
   * @param told from when on the bill is told
   */
  record Ended(RenderStatus status, BilledCost billed, Instant told) implements Phase {
    /** The bill as far as it is told. */
    BilledCost billed(Instant now) {
      return told.isAfter(now) ? BilledCost.PENDING : billed;
    }

    @Override
    public <T> T fold(
        Function<Waiting, T> onWaiting,
        Function<Running, T> onRunning,
        Function<Ended, T> onEnded) {
      return onEnded.apply(this);
    }
  }
}
