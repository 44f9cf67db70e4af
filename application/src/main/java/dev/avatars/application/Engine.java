package dev.avatars.application;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.VideoArchive;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a leased job one step on: looks at its state, acts, and writes what came of it.
 *
 * <p>Every effect on the outside lies between two written states, so that a crash at any
 * instruction leaves a job that can go on or is visibly in doubt. Knows neither threads nor
 * waiting; what runs it decides when.
 */
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final JobStore store;
  private final InstantSource clock;
  private final Announcer announcer;
  private final Starting starting;
  private final Doubting doubting;
  private final Following following;
  private final Collecting collecting;
  private final Billing billing;

  Engine(
      AvatarProvider provider,
      JobStore store,
      VideoArchive archive,
      InstantSource clock,
      Announcer announcer,
      StartGate gate,
      Flow flow,
      AbsencePolicy absence) {
    this.store = store;
    this.clock = clock;
    this.announcer = announcer;
    this.billing = new Billing(provider);
    this.following = new Following(provider, billing, new RenderTimes(), flow, announcer);
    this.starting = new Starting(provider, gate, following);
    this.doubting =
        new Doubting(
            provider, new Claims(provider, store), absence, starting, following, announcer);
    this.collecting = new Collecting(provider, archive, billing);
  }

  /** A pen for a leased job. */
  Pen pen(Lease lease) {
    return new Pen(store, announcer, clock, lease);
  }

  /** One step; answers when the job is due again. The lease is not given back. */
  Instant step(Pen pen) {
    return pen.job().state().fold(new Step(pen));
  }

  /**
   * Evidence that came by itself: the provider is said to have this request for the job, and this
   * is how it is. Answers when the job is due.
   */
  Instant heard(Pen pen, RemoteRef ref, RenderStatus news) {
    orphan(pen);
    if (pen.job().state() instanceof JobState.InDoubt doubt) {
      doubting.heard(pen, doubt, ref);
    }
    if (pen.job().state() instanceof JobState.Submitted state) {
      if (state.ref().requestId().equals(ref.requestId())) {
        return following.learn(pen, state, news);
      }
      LOG.error("job {} has a second request, {}; it is not followed", pen.job().id(), ref);
    } else if (!pen.job().isEnded()) {
      LOG.error("job {} is {}; request {} is not its", pen.job().id(), pen.job().status(), ref);
    }
    return pen.now();
  }

  /** A notice says that this request is the job's; a job in doubt proves it at its next step. */
  void claimed(Pen pen, String requestId) {
    orphan(pen);
    if (pen.job().state() instanceof JobState.InDoubt doubt) {
      doubting.claimed(pen, doubt, requestId);
    }
  }

  /** The provider has this request for a job whose reply was lost. */
  void adopt(Pen pen, RemoteRef ref) {
    orphan(pen);
    if (pen.job().state() instanceof JobState.InDoubt doubt) {
      doubting.found(pen, doubt, ref);
    }
  }

  /** The request of a job in doubt, as far as anything but a person can tell. */
  Optional<RemoteRef> evidence(Pen pen, JobState.InDoubt state) {
    return doubting.evidence(pen, state);
  }

  /** Calls a job lost whose worker went away during the paid call. */
  void orphan(Pen pen) {
    if (pen.job().state() instanceof JobState.Submitting submitting) {
      doubting.orphaned(pen, submitting);
    }
  }

  /** Writes what a person read on the bill of a job at rest; false when its hold has ended. */
  boolean settle(Job atRest, Resolution.Billed bill) {
    Instant now = clock.instant();
    Job billed = atRest.billed(Pen.typedIn(bill));
    boolean written = store.settle(billed, Pen.line(billed, bill, now));
    if (written) {
      announcer.moved(billed, now);
    }
    return written;
  }

  /** The provider removed a request before it had begun, which is proof that it costs nothing. */
  void removed(Pen pen, RemoteRef ref) {
    if (pen.job().state() instanceof JobState.Submitted state && state.ref().equals(ref)) {
      pen.endFree(new JobState.Cancelled(pen.now(), Spend.NONE), "removed before it had begun");
      following.end(pen.job());
    }
  }

  /** The step of one job; each case answers when the job is due again. */
  private final class Step implements JobState.Cases<Instant> {
    private final Pen pen;

    Step(Pen pen) {
      this.pen = pen;
    }

    @Override
    public Instant pending(JobState.Pending state) {
      return starting.start(pen, state);
    }

    @Override
    public Instant paused(JobState.Paused state) {
      return starting.resume(pen, state);
    }

    @Override
    public Instant submitting(JobState.Submitting state) {
      return doubting.orphaned(pen, state);
    }

    @Override
    public Instant inDoubt(JobState.InDoubt state) {
      return doubting.look(pen, state);
    }

    @Override
    public Instant submitted(JobState.Submitted state) {
      return following.ask(pen, state);
    }

    @Override
    public Instant rendered(JobState.Rendered state) {
      return collecting.collect(pen, state);
    }

    @Override
    public Instant succeeded(JobState.Succeeded state) {
      return ended(state);
    }

    @Override
    public Instant failed(JobState.Failed state) {
      return ended(state);
    }

    @Override
    public Instant cancelled(JobState.Cancelled state) {
      return ended(state);
    }

    private Instant ended(JobState end) {
      return end.unbilled().map(ref -> billing.ask(pen, end, ref)).orElseGet(pen::now);
    }
  }
}
