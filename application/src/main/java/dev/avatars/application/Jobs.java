package dev.avatars.application;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.Timeline;
import dev.avatars.ports.UnreadableJobException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Every job, from its id alone: find, list, wait, cancel, resolve. Thread-safe.
 *
 * <pre>{@code
 * Video video = studio.jobs().await(id, Wait.atMost(Duration.ofMinutes(20)));
 * }</pre>
 */
public final class Jobs {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final String BY_HAND = "by hand";
  private static final Cancellation NOT_NOW =
      new Cancellation.NotPossible(
          Failure.of(
              FailureCode.PROVIDER_FAULT,
              "the job is just being handed over; ask again in a moment",
              Spend.POSSIBLE));

  private static final Cancellation IN_DOUBT =
      new Cancellation.NotPossible(
          Failure.of(
              FailureCode.PROVIDER_FAULT,
              "nobody knows whether the provider has the job; resolve it first",
              Spend.POSSIBLE));

  private final JobStore store;
  private final AvatarProvider provider;
  private final Timeline timeline;
  private final Waiters waiters;
  private final Worker worker;
  private final Engine engine;
  private final Resolver resolver;

  Jobs(
      JobStore store,
      AvatarProvider provider,
      Timeline timeline,
      Waiters waiters,
      Worker worker,
      Engine engine) {
    this.store = store;
    this.provider = provider;
    this.timeline = timeline;
    this.waiters = waiters;
    this.worker = worker;
    this.engine = engine;
    this.resolver = new Resolver(engine, provider, store);
  }

  /** The job of a name. */
  public Optional<Job> find(JobId id) {
    return store.find(id);
  }

  /** The newest jobs, at most so many. */
  public List<Job> newest(int most) {
    return store.list(JobQuery.newest(most));
  }

  /** The newest jobs in some states, at most so many; any state when none is named. */
  public List<Job> newest(int most, Set<JobStatus> statuses) {
    return store.list(new JobQuery(statuses, most));
  }

  /**
   * Waits for a job's video. A wait that ends early leaves the job running.
   *
   * @throws AvatarException when the job ends without a video, pauses, or the wait runs out
   */
  public Video await(JobId id, Wait wait) {
    try {
      return awaitAsync(id, wait).toCompletableFuture().join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UnreadableJobException unread) {
        throw unread;
      }
      throw failed.getCause() instanceof AvatarException expected ? expected : failed;
    }
  }

  /** Waits until the job ends. */
  public CompletionStage<Video> awaitAsync(JobId id) {
    return awaitAsync(id, Wait.untilTheEnd());
  }

  /** Like {@link #await}, without holding a thread; failures come through the stage. */
  public CompletionStage<Video> awaitAsync(JobId id, Wait wait) {
    Waiters.Waiter waiter = waiters.add(id, wait, timeline.instant());
    Optional<Job> present = found(id, waiter);
    if (present.isEmpty()) {
      waiter.outcome().completeExceptionally(new AvatarException.UnknownJob(id));
    } else if (Waiters.endsWait(present.get())) {
      waiter.outcome().complete(present.get());
    } else {
      waiter.sees(present.get(), timeline.instant());
      worker.wake();
    }
    return waiter.outcome().exceptionallyCompose(this::explained).thenApply(Jobs::video);
  }

  /** A wait for what cannot be looked up ends at once: nobody would end it later. */
  private Optional<Job> found(JobId id, Waiters.Waiter waiter) {
    try {
      return store.find(id);
    } catch (RuntimeException fault) {
      waiter.outcome().completeExceptionally(fault);
      throw fault;
    }
  }

  /**
   * Asks to stop a job and tells what came of it. A job that waits with us is cancelled for free;
   * one that the provider has is asked to stop there.
   *
   * @throws AvatarException.UnknownJob when there is no such job
   */
  public Cancellation cancel(JobId id) {
    Job job = known(id);
    return job.state().fold(new Cancel(job));
  }

  /** Cancels a job for free if it waits with us, and leaves it alone otherwise. */
  Cancellation withdraw(JobId id) {
    Job job = known(id);
    return isHere(job.status()) ? job.state().fold(new Cancel(job)) : NOT_NOW;
  }

  private static boolean isHere(JobStatus status) {
    return status == JobStatus.PENDING || status == JobStatus.PAUSED;
  }

  /**
   * What a decision about a job in doubt may cost, before it is taken. Free; changes nothing.
   *
   * @throws AvatarException.UnknownJob when there is no such job
   */
  public Consequences consequences(JobId id, Resolution resolution) {
    return resolution.consequences(known(id));
  }

  /**
   * Carries out what a person decided about a job in doubt, or read on the bill of one that ended.
   * A request that is to be adopted has to be known to the provider and must not be another job's;
   * nothing is resubmitted that the provider's history shows; a bill that the provider told stays.
   *
   * @return the job as it is afterwards
   * @throws AvatarException.UnknownJob when there is no such job
   * @throws AvatarException.NotResolvable when the job is not in doubt, is being worked on, the
   *     request cannot be adopted, or its cost is known; nothing was changed then
   */
  public Job resolve(JobId id, Resolution resolution) {
    Job job = known(id);
    if (job.isAtRest()) {
      return resolver.resolveAtRest(job, resolution);
    }
    Pen pen = pen(job).orElseThrow(() -> Resolver.busy(id));
    try {
      return resolver.resolve(pen, resolution);
    } finally {
      pen.release(timeline.instant());
      worker.wake();
    }
  }

  /**
   * Takes news that came by themselves, such as a webhook's, and whose sender was proven. They are
   * evidence, too: a job in doubt adopts the request they are about, if the provider knows it for
   * us and no other job has it. Repeats change nothing.
   *
   * @param ref the request they are about
   */
  public Hearing heard(JobId id, RemoteRef ref, RenderStatus news) {
    if (store.find(id).filter(job -> !job.isAtRest()).isEmpty()) {
      return Hearing.OLD;
    }
    Optional<Pen> pen = store.find(id).flatMap(this::pen);
    pen.ifPresentOrElse(
        writing -> heard(writing, ref, news), () -> store.wake(id, timeline.instant()));
    return pen.isPresent() ? Hearing.TAKEN : Hearing.NOT_NOW;
  }

  private void heard(Pen pen, RemoteRef ref, RenderStatus news) {
    Instant due = timeline.instant();
    try {
      due = engine.heard(pen, ref, news);
    } finally {
      pen.release(due);
      worker.wake();
    }
  }

  /**
   * A genuine doorbell: any job is looked at soon. That the request is this job's is only said, in
   * an address that nobody signed: a job in doubt proves it before it adopts it.
   */
  Hearing rung(JobId id, String requestId) {
    Optional<Job> job = store.find(id).filter(found -> !found.isAtRest());
    if (job.isEmpty()) {
      return Hearing.OLD;
    }
    store.wake(id, timeline.instant());
    Optional<Pen> pen = pen(job.get());
    pen.ifPresent(writing -> claimed(writing, requestId));
    worker.wake();
    return pen.isPresent() || !isInDoubt(job.get()) ? Hearing.TAKEN : Hearing.NOT_NOW;
  }

  private void claimed(Pen pen, String requestId) {
    try {
      engine.claimed(pen, requestId);
    } finally {
      pen.release(timeline.instant());
    }
  }

  private static boolean isInDoubt(Job job) {
    return job.status() == JobStatus.IN_DOUBT || job.status() == JobStatus.SUBMITTING;
  }

  private Job known(JobId id) {
    return store.find(id).orElseThrow(() -> new AvatarException.UnknownJob(id));
  }

  private Optional<Pen> pen(Job job) {
    Instant now = timeline.instant();
    return store.lease(job.id(), BY_HAND, now, now.plus(LEASE)).map(engine::pen);
  }

  /** A wait that ran out while the job is in doubt says so. */
  private CompletionStage<Job> explained(Throwable fault) {
    if (fault instanceof AvatarException.StillRunning running) {
      Optional<JobState> state = running.job().flatMap(store::find).map(Job::state);
      if (state.isPresent() && state.get() instanceof JobState.InDoubt doubt) {
        return CompletableFuture.failedStage(
            new AvatarException.InDoubt(running.job().orElseThrow(), doubt.reason()));
      }
    }
    return CompletableFuture.failedStage(fault);
  }

  static Video video(Job job) {
    return job.state().fold(new Outcome(job));
  }

  /** What a job's state means for somebody who wants its video. */
  private record Outcome(Job job) implements JobState.Cases<Video> {
    @Override
    public Video pending(JobState.Pending state) {
      throw new AvatarException.StillRunning(job.id());
    }

    @Override
    public Video paused(JobState.Paused state) {
      throw new AvatarException.Paused(job.id(), state.failure());
    }

    @Override
    public Video submitting(JobState.Submitting state) {
      throw new AvatarException.StillRunning(job.id());
    }

    @Override
    public Video inDoubt(JobState.InDoubt state) {
      throw new AvatarException.InDoubt(job.id(), state.reason());
    }

    @Override
    public Video submitted(JobState.Submitted state) {
      throw new AvatarException.StillRunning(job.id());
    }

    @Override
    public Video rendered(JobState.Rendered state) {
      throw new AvatarException.StillRunning(job.id());
    }

    @Override
    public Video succeeded(JobState.Succeeded state) {
      return new Video(job, state.video(), state.settlement());
    }

    @Override
    public Video failed(JobState.Failed state) {
      throw new AvatarException.JobFailed(job.id(), state.failure());
    }

    @Override
    public Video cancelled(JobState.Cancelled state) {
      throw new AvatarException.JobCancelled(job.id(), state.spend());
    }
  }

  /** What cancelling means in each state. */
  private final class Cancel implements JobState.Cases<Cancellation> {
    private final Job job;

    Cancel(Job job) {
      this.job = job;
    }

    @Override
    public Cancellation pending(JobState.Pending state) {
      return removed();
    }

    @Override
    public Cancellation paused(JobState.Paused state) {
      return removed();
    }

    @Override
    public Cancellation submitting(JobState.Submitting state) {
      return NOT_NOW;
    }

    @Override
    public Cancellation inDoubt(JobState.InDoubt state) {
      return IN_DOUBT;
    }

    @Override
    public Cancellation submitted(JobState.Submitted state) {
      Cancellation asked = provider.cancel(state.ref());
      if (asked instanceof Cancellation.Removed) {
        pen(job).ifPresent(pen -> removedThere(pen, state.ref()));
      }
      store.wake(job.id(), timeline.instant());
      worker.wake();
      return asked;
    }

    /** That it was removed is proof that it costs nothing; later news may not say as much. */
    private void removedThere(Pen pen, RemoteRef ref) {
      engine.removed(pen, ref);
      pen.release(timeline.instant());
    }

    @Override
    public Cancellation rendered(JobState.Rendered state) {
      return Cancellation.TOO_LATE;
    }

    @Override
    public Cancellation succeeded(JobState.Succeeded state) {
      return Cancellation.TOO_LATE;
    }

    @Override
    public Cancellation failed(JobState.Failed state) {
      return Cancellation.TOO_LATE;
    }

    @Override
    public Cancellation cancelled(JobState.Cancelled state) {
      return Cancellation.REMOVED;
    }

    /** Cancels what was not handed over, unless a worker is about to. */
    private Cancellation removed() {
      return pen(job).map(this::removed).orElse(NOT_NOW);
    }

    private Cancellation removed(Pen pen) {
      boolean gone =
          isHere(pen.job().status())
              && pen.endFree(new JobState.Cancelled(pen.now(), Spend.NONE), "cancelled");
      pen.release(pen.now());
      return gone ? Cancellation.REMOVED : NOT_NOW;
    }
  }
}
