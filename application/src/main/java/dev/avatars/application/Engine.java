package dev.avatars.application;

import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoArchive;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes a leased job one step on: looks at its state, acts, and writes what came of it.
 *
 * <p>Every effect on the outside lies between two written states, so that a crash at any
 * instruction leaves a job that can go on or is visibly in doubt. Knows neither threads nor
 * waiting; what runs it decides when.
 */
final class Engine {
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(5);

  private final AvatarProvider provider;
  private final JobStore store;
  private final VideoArchive archive;
  private final InstantSource clock;
  private final Announcer announcer;

  Engine(
      AvatarProvider provider,
      JobStore store,
      VideoArchive archive,
      InstantSource clock,
      Announcer announcer) {
    this.provider = provider;
    this.store = store;
    this.archive = archive;
    this.clock = clock;
    this.announcer = announcer;
  }

  /** One step; afterwards the lease is given back and the job is due at the right time. */
  void step(Lease lease) {
    Step step = new Step(lease);
    Instant due = lease.job().state().fold(step);
    store.release(step.lease, due);
  }

  /** The step of one job; each case answers when the job is due again. */
  private final class Step implements JobState.Cases<Instant> {
    private Lease lease;

    Step(Lease lease) {
      this.lease = lease;
    }

    @Override
    public Instant pending(JobState.Pending state) {
      Job job = lease.job();
      return provider
          .assets()
          .store(job.request().portrait())
          .fold(
              portrait ->
                  provider
                      .assets()
                      .store(job.request().speech(), job.id())
                      .fold(
                          speech -> submit(state, new StagedMedia(portrait, speech)),
                          failure -> notUploaded(state, failure)),
              failure -> notUploaded(state, failure));
    }

    @Override
    public Instant paused(JobState.Paused state) {
      move(state.resumed(now()));
      return now();
    }

    /** A job whose worker went away during the paid call. */
    @Override
    public Instant submitting(JobState.Submitting state) {
      move(state.lost("the program ended while the call was being made", now()));
      return now();
    }

    @Override
    public Instant inDoubt(JobState.InDoubt state) {
      if (provider.capabilities().has(Capability.DEDUPLICATES_BY_KEY)) {
        move(state.resubmitted(now()));
        return now();
      }
      return provider
          .find(state.media(), state.announced())
          .fold(
              ref -> {
                move(state.found(ref, now()));
                return now();
              },
              () -> DoubtSchedule.next(state, now()),
              failure -> DoubtSchedule.next(state, now()));
    }

    @Override
    public Instant submitted(JobState.Submitted state) {
      RenderStatus news = provider.status(state.ref());
      Job before = lease.job();
      Job after = before.observed(news, now());
      if (!after.equals(before)) {
        write(after, after.isEnded() ? accountOfEnd(state, after) : List.of());
      }
      announcer.heard(after, news, now());
      return after.state() instanceof JobState.Submitted ? pollAgain(news, state) : now();
    }

    @Override
    public Instant rendered(JobState.Rendered state) {
      Job job = lease.job();
      return archive
          .keep(job.id(), state.video(), provider.downloads(), job.request().speech().length())
          .fold(video -> kept(state, video), failure -> notKept(state, failure));
    }

    @Override
    public Instant succeeded(JobState.Succeeded state) {
      return now();
    }

    @Override
    public Instant failed(JobState.Failed state) {
      return now();
    }

    @Override
    public Instant cancelled(JobState.Cancelled state) {
      return now();
    }

    /** Announces the paid call, makes it once, and writes what came of it. */
    private Instant submit(JobState.Pending state, StagedMedia media) {
      JobState.Submitting submitting = state.submitting(media, now());
      if (!move(submitting)) {
        return now();
      }
      return provider
          .submit(SubmitOrder.of(lease.job(), media))
          .fold(
              accepted -> {
                move(submitting.accepted(accepted.ref(), now()));
                return PollSchedule.next(lease.job(), now());
              },
              refused -> refused(submitting, refused.failure()),
              unconfirmed -> {
                move(submitting.lost(unconfirmed.evidence(), now()));
                return DoubtSchedule.first(now());
              });
    }

    private Instant refused(JobState.Submitting state, Failure failure) {
      switch (failure.disposition()) {
        case RETRY -> {
          move(state.refusedForNow(now()));
          return Backoff.next(lease.job().createdAt(), now(), failure);
        }
        case PAUSE -> {
          move(state.paused(failure, now()));
          return now().plus(ACCOUNT_PAUSE);
        }
        default -> {
          write(lease.job().moved(state.refused(failure, now())), released(failure));
          return now();
        }
      }
    }

    private Instant notUploaded(JobState.Pending state, Failure failure) {
      switch (failure.disposition()) {
        case RETRY -> {
          return Backoff.next(state.since(), now(), failure);
        }
        case PAUSE -> {
          move(state.paused(failure, now()));
          return now().plus(ACCOUNT_PAUSE);
        }
        default -> {
          write(lease.job().moved(state.failed(failure, now())), released(failure));
          return now();
        }
      }
    }

    private Instant kept(JobState.Rendered state, StoredVideo video) {
      Job job = lease.job();
      BilledCost billed = billed(state);
      Settlement settlement =
          new Settlement(job.quote().expected(), job.quote().upperBound(), billed);
      write(job.moved(state.kept(video, settlement, now())), settled(billed));
      return now();
    }

    private Instant notKept(JobState.Rendered state, Failure failure) {
      if (failure.disposition() == Disposition.RETRY) {
        return Backoff.next(state.since(), now(), failure);
      }
      Optional<RemoteVideo> fresh =
          failure.code() == FailureCode.RESULT_GONE ? freshLink(state) : Optional.empty();
      if (fresh.isPresent()) {
        move(state.relinked(fresh.get()));
        return now();
      }
      Failure paid =
          Failure.of(failure.code(), failure.sentence(), Spend.CERTAIN)
              .inProviderWords(failure.providerWords());
      write(lease.job().moved(state.lost(paid, now())), settled(billed(state)));
      return now();
    }

    private Optional<RemoteVideo> freshLink(JobState.Rendered state) {
      return provider.status(state.ref()) instanceof RenderStatus.Done done
              && !done.video().url().equals(state.video().url())
          ? Optional.of(done.video())
          : Optional.empty();
    }

    private BilledCost billed(JobState.Rendered state) {
      return state.billed().fold(known -> known, () -> provider.billed(state.ref()));
    }

    /** What the end of a submitted job does to its hold. */
    private List<LedgerEntry> accountOfEnd(JobState.Submitted state, Job ended) {
      return ended.state().spend() == Spend.NONE
          ? released("nothing was billed")
          : settled(provider.billed(state.ref()));
    }

    private Instant pollAgain(RenderStatus news, JobState.Submitted state) {
      return news instanceof RenderStatus.Unknown unknown
          ? Backoff.next(state.since(), now(), unknown.failure())
          : PollSchedule.next(lease.job(), now());
    }

    private List<LedgerEntry> settled(BilledCost billed) {
      return billed.fold(
          cost ->
              List.of(
                  LedgerEntry.settled(Hold.of(lease.job()), cost.amount(), cost.source(), now())),
          List::of);
    }

    private List<LedgerEntry> released(Failure failure) {
      return released(failure.sentence());
    }

    private List<LedgerEntry> released(String reason) {
      return List.of(LedgerEntry.released(Hold.of(lease.job()), reason, now()));
    }

    private boolean move(JobState next) {
      return write(lease.job().moved(next), List.of());
    }

    /** Writes and tells; false when the lease was lost and another worker has the job. */
    private boolean write(Job next, List<LedgerEntry> entries) {
      Optional<Lease> written = store.write(lease, next, entries);
      written.ifPresent(
          kept -> {
            lease = kept;
            announcer.moved(next, now());
          });
      return written.isPresent();
    }

    private Instant now() {
      return clock.instant();
    }
  }

  /** When to look for a lost submit again: 30 s, 2 min, 5 min, 15 min, then every hour. */
  private static final class DoubtSchedule {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final List<Duration> STEPS =
        List.of(FIRST, Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration LAST = Duration.ofHours(1);

    static Instant first(Instant now) {
      return now.plus(FIRST);
    }

    static Instant next(JobState.InDoubt state, Instant now) {
      Duration waited = Duration.between(state.since(), now);
      return now.plus(
          STEPS.stream().filter(step -> step.compareTo(waited) > 0).findFirst().orElse(LAST));
    }
  }
}
