package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one step that takes a job on, for whatever schedules it: the studio's own worker takes this
 * very step, and so can a cluster's scheduler, which then needs to keep no more than a name and a
 * time for each job. Thread-safe.
 *
 * <pre>{@code
 * Optional<Instant> due = studio.steps().step(id);
 * due.ifPresentOrElse(at -> reschedule(id, at), () -> forget(id));
 * }</pre>
 *
 * <p>A step may be taken too early, twice, or by two at once: the job's lease decides whose it is,
 * and the written states keep the paid call from being made twice.
 */
public final class JobSteps {
  /** How long a step has a job for itself, unless it is told otherwise. */
  static final Duration LEASE = Duration.ofMinutes(10);

  /** When to try a job again that somebody else has in hand. */
  private static final Duration BUSY = Duration.ofSeconds(30);

  /** When to try a step again that failed here, not at the provider. */
  private static final Duration FAULTY = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(JobSteps.class);

  private final String worker;
  private final Engine engine;
  private final JobStore store;
  private final Timeline timeline;
  private final Duration term;

  JobSteps(String worker, Engine engine, JobStore store, Timeline timeline, Duration term) {
    this.worker = worker;
    this.engine = engine;
    this.store = store;
    this.timeline = timeline;
    this.term = term;
  }

  /**
   * Takes a job one step on.
   *
   * @return when it is due again; empty when nothing more will happen to it, or there is no such
   *     job
   */
  public Optional<Instant> step(JobId id) {
    Instant now = timeline.instant();
    return store
        .lease(id, worker, now, end(now))
        .map(this::step)
        .orElseGet(() -> store.find(id).filter(job -> !job.isAtRest()).map(held -> now.plus(BUSY)));
  }

  /** When a lease that is taken now ends. */
  Instant end(Instant now) {
    return now.plus(term);
  }

  /** Takes a leased job one step on and gives it back. */
  Optional<Instant> step(Lease lease) {
    Pen pen = engine.pen(lease);
    try {
      Instant due = engine.step(pen);
      pen.release(due);
      return due(pen.job(), due);
    } catch (RuntimeException fault) {
      LOG.error("job {} could not take its step; it is tried again", lease.job().id(), fault);
      return due(pen.job(), putOff(pen));
    }
  }

  private static Optional<Instant> due(Job job, Instant due) {
    return job.isAtRest() ? Optional.empty() : Optional.of(due);
  }

  /** Gives the job back for later, if the store can be told. */
  private Instant putOff(Pen pen) {
    Instant later = timeline.instant().plus(FAULTY);
    try {
      pen.release(later);
    } catch (RuntimeException fault) {
      LOG.error("job {} stays leased until its lease runs out", pen.job().id(), fault);
    }
    return later;
  }
}
