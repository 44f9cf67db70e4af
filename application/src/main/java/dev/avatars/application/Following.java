package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.AvatarProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks how jobs are that the provider has, often when they are about to finish. */
final class Following {
  private final AvatarProvider provider;
  private final Billing billing;
  private final RenderTimes times;
  private final Flow flow;
  private final Announcer announcer;

  Following(
      AvatarProvider provider, Billing billing, RenderTimes times, Flow flow, Announcer announcer) {
    this.provider = provider;
    this.billing = billing;
    this.times = times;
    this.flow = flow;
    this.announcer = announcer;
  }

  /** A job is at the provider since a time. */
  void begin(Job job, Instant since) {
    times.started(job.id(), since);
  }

  /** A job left the provider without a video. */
  void end(Job job) {
    times.dropped(job.id());
  }

  /** Asks once; answers when to ask again. */
  Instant ask(Pen pen, JobState.Submitted state) {
    Optional<Instant> unfinished = times.unfinished(pen.job().id());
    Instant due = learn(pen, state, provider.status(state.ref()), unfinished);
    if (pen.job().state() instanceof JobState.Submitted) {
      times.stillRunning(pen.job().id(), pen.now());
    }
    return due;
  }

  /** Writes what news change, however they came; answers when the job is due again. */
  Instant learn(Pen pen, JobState.Submitted state, RenderStatus news) {
    return learn(pen, state, news, Optional.of(pen.now()));
  }

  private Instant learn(
      Pen pen, JobState.Submitted state, RenderStatus news, Optional<Instant> unfinished) {
    Job before = pen.job();
    Job after = before.observed(news, pen.now());
    Instant due = after.equals(before) ? pen.now() : written(pen, state.ref(), after, unfinished);
    announcer.heard(after, news, pen.now());
    return pen.job().state() instanceof JobState.Submitted still ? again(pen, still, news) : due;
  }

  /** When to ask about a job that the provider has. */
  Instant next(Pen pen) {
    return pen.job().state() instanceof JobState.Submitted state
        ? pen.now().plus(wait(pen, state))
        : pen.now();
  }

  private Instant written(Pen pen, RemoteRef ref, Job after, Optional<Instant> unfinished) {
    if (after.isEnded()) {
      end(after);
      BilledCost bill = billing.bill(ref, BilledCost.PENDING);
      return billing.end(pen, after.state(), ref, bill);
    }
    if (pen.move(after.state()) && after.state() instanceof JobState.Rendered) {
      times.finished(after, unfinished, pen.now());
    }
    return pen.now();
  }

  private Instant again(Pen pen, JobState.Submitted state, RenderStatus news) {
    return news instanceof RenderStatus.Unknown unknown
        ? Backoff.next(state.since(), pen.now(), unknown.failure())
        : next(pen);
  }

  private Duration wait(Pen pen, JobState.Submitted state) {
    PollSchedule expected = times.expect(pen.job());
    if (announcer.isWatched(pen.job().id())) {
      return expected.watched().wait(times.elapsed(pen.job(), state, pen.now()));
    }
    return state.position() > 0
        ? expected.waitBehind(state.position(), flow.concurrency())
        : expected.wait(times.elapsed(pen.job(), state, pen.now()));
  }
}
