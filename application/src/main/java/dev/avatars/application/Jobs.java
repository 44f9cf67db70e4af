package dev.avatars.application;

import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Every job, from its id alone: find, wait, cancel. Thread-safe.
 *
 * <pre>{@code
 * Video video = studio.jobs().await(id, Wait.atMost(Duration.ofMinutes(20)));
 * }</pre>
 */
public final class Jobs {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final String CANCELLER = "cancel";
  private static final Cancellation NOT_NOW =
      new Cancellation.NotPossible(
          Failure.of(
              FailureCode.PROVIDER_FAULT,
              "the job is just being handed over; ask again in a moment",
              Spend.POSSIBLE));

  private final JobStore store;
  private final AvatarProvider provider;
  private final Timeline timeline;
  private final Waiters waiters;
  private final Worker worker;
  private final Announcer announcer;

  Jobs(
      JobStore store,
      AvatarProvider provider,
      Timeline timeline,
      Waiters waiters,
      Worker worker,
      Announcer announcer) {
    this.store = store;
    this.provider = provider;
    this.timeline = timeline;
    this.waiters = waiters;
    this.worker = worker;
    this.announcer = announcer;
  }

  /** The job of a name. */
  public Optional<Job> find(JobId id) {
    return store.find(id);
  }

  /** The newest jobs, at most so many. */
  public List<Job> newest(int most) {
    return store.list(JobQuery.newest(most));
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
      throw failed.getCause() instanceof AvatarException expected ? expected : failed;
    }
  }

  /** Waits until the job ends. */
  public CompletionStage<Video> awaitAsync(JobId id) {
    return awaitAsync(id, Wait.untilTheEnd());
  }

  /** Like {@link #await}, without holding a thread; failures come through the stage. */
  public CompletionStage<Video> awaitAsync(JobId id, Wait wait) {
    Optional<Instant> deadline = wait.most().map(timeline.instant()::plus);
    CompletableFuture<Job> ended = waiters.add(id, wait, deadline);
    Optional<Job> present = store.find(id);
    if (present.isEmpty()) {
      ended.completeExceptionally(new AvatarException.UnknownJob(id));
    } else if (Waiters.endsWait(present.get())) {
      ended.complete(present.get());
    } else {
      wait.tell(Progress.of(present.get(), timeline.instant()));
      worker.wake();
    }
    return ended.exceptionallyCompose(this::explained).thenApply(Jobs::video);
  }

  /**
   * Asks to stop a job and tells what came of it. A job that waits with us is cancelled for free;
   * one that the provider has is asked to stop there.
   *
   * @throws AvatarException.UnknownJob when there is no such job
   */
  public Cancellation cancel(JobId id) {
    Job job = store.find(id).orElseThrow(() -> new AvatarException.UnknownJob(id));
    return job.state().fold(new Cancel(job));
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
      return NOT_NOW;
    }

    @Override
    public Cancellation submitted(JobState.Submitted state) {
      Cancellation asked = provider.cancel(state.ref());
      store.wake(job.id(), timeline.instant());
      worker.wake();
      return asked;
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
      Instant now = timeline.instant();
      return store
          .lease(job.id(), CANCELLER, now, now.plus(LEASE))
          .map(lease -> removed(lease, now))
          .orElse(NOT_NOW);
    }

    private Cancellation removed(Lease lease, Instant now) {
      Job held = lease.job();
      if (held.state().status() != JobStatus.PENDING && held.state().status() != JobStatus.PAUSED) {
        store.release(lease, now);
        return NOT_NOW;
      }
      Job gone = held.moved(new JobState.Cancelled(now, Spend.NONE));
      LedgerEntry released = LedgerEntry.released(Hold.of(held), "cancelled", now);
      Optional<Lease> written = store.write(lease, gone, List.of(released));
      written.ifPresent(kept -> announcer.moved(gone, now));
      return written.isPresent() ? Cancellation.REMOVED : NOT_NOW;
    }
  }
}
