package dev.avatars.domain.job;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a job is. Each state is a record that owns its exits as methods; {@link JobStatus#exits}
 * lists them, and {@link Job#moved} refuses any other.
 */
public sealed interface JobState {
  /** The state's name. */
  JobStatus status();

  /** Since when the job is in it. */
  Instant since();

  /** Whether the job may have cost something by now. */
  Spend spend();

  /** One result for any state. */
  <T> T fold(Cases<T> cases);

  /**
   * The request whose bill the provider may yet tell; empty when the bill is known, is not to come,
   * or is not asked for any more. Only an end waits for a bill.
   */
  default Optional<RemoteRef> unbilled() {
    return Optional.empty();
  }

  /** The same end, whose bill is to be asked for; any other state is unchanged. */
  default JobState awaitingBill(RemoteRef request) {
    return this;
  }

  /** The same end with its bill, or without one that never came; any other state is unchanged. */
  default JobState settled(BilledCost bill) {
    return this;
  }

  /**
   * What becomes of this state when the provider sends news. Repeats and stale news change nothing:
   * only a submitted job learns.
   */
  default JobState observed(RenderStatus news, Instant now) {
    return this;
  }

  /** What to do in each state; a forgotten one does not compile. */
  interface Cases<T> {
    /** Waits to be handed over. */
    T pending(Pending state);

    /** Waits for the account. */
    T paused(Paused state);

    /** The paid call is under way. */
    T submitting(Submitting state);

    /** The paid call's reply was lost. */
    T inDoubt(InDoubt state);

    /** The provider has it. */
    T submitted(Submitted state);

    /** The video waits to be fetched. */
    T rendered(Rendered state);

    /** The video is ours. */
    T succeeded(Succeeded state);

    /** It failed. */
    T failed(Failed state);

    /** It was cancelled. */
    T cancelled(Cancelled state);
  }

  /**
   * Accepted by us; nothing was bought.
   *
   * @param since since when
   * @param attempts how many paid calls were refused before; zero or more
   */
  record Pending(Instant since, int attempts) implements JobState {
    public Pending {
      requireNonNull(since, "since");
      if (attempts < 0) {
        throw new IllegalArgumentException("attempts: found " + attempts + "; allowed: 0 or more");
      }
    }

    /** The paid call is about to be made; to be on disk before it is. */
    public Submitting submitting(StagedMedia media, Instant now) {
      return new Submitting(now, attempts + 1, media);
    }

    /** The account has to be put in order first. */
    public Paused paused(Failure failure, Instant now) {
      return new Paused(now, attempts, failure);
    }

    /** It cannot be handed over. */
    public Failed failed(Failure failure, Instant now) {
      return new Failed(now, failure);
    }

    /** Cancelled for free. */
    public Cancelled cancelled(Instant now) {
      return new Cancelled(now, Spend.NONE);
    }

    @Override
    public JobStatus status() {
      return JobStatus.PENDING;
    }

    @Override
    public Spend spend() {
      return Spend.NONE;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.pending(this);
    }
  }

  /**
   * Waits until the account is in order; nothing was bought.
   *
   * @param since since when
   * @param attempts how many paid calls were refused before; zero or more
   * @param failure what is wrong with the account
   */
  record Paused(Instant since, int attempts, Failure failure) implements JobState {
    public Paused {
      requireNonNull(since, "since");
      requireNonNull(failure, "failure");
      if (attempts < 0) {
        throw new IllegalArgumentException("attempts: found " + attempts + "; allowed: 0 or more");
      }
    }

    /** Tries again. */
    public Pending resumed(Instant now) {
      return new Pending(now, attempts);
    }

    /** Given up. */
    public Failed failed(Failure reason, Instant now) {
      return new Failed(now, reason);
    }

    /** Cancelled for free. */
    public Cancelled cancelled(Instant now) {
      return new Cancelled(now, Spend.NONE);
    }

    @Override
    public JobStatus status() {
      return JobStatus.PAUSED;
    }

    @Override
    public Spend spend() {
      return Spend.NONE;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.paused(this);
    }
  }

  /**
   * The paid call is being made. A job found here whose worker is gone is treated like one whose
   * reply was lost.
   *
   * @param since when the call was announced
   * @param attempt the number of this call; one or more
   * @param media what was handed over, the evidence by which the call can be found again
   */
  record Submitting(Instant since, int attempt, StagedMedia media) implements JobState {
    public Submitting {
      requireNonNull(since, "since");
      requireNonNull(media, "media");
      if (attempt < 1) {
        throw new IllegalArgumentException("attempt: found " + attempt + "; allowed: 1 or more");
      }
    }

    /** The provider has it. */
    public Submitted accepted(RemoteRef ref, Instant now) {
      return new Submitted(now, ref, Submitted.Stage.QUEUED, 0);
    }

    /** The provider provably took nothing; it may be tried again. */
    public Pending refusedForNow(Instant now) {
      return new Pending(now, attempt);
    }

    /** The provider provably took nothing, because of the account. */
    public Paused paused(Failure failure, Instant now) {
      return new Paused(now, attempt, failure);
    }

    /** The provider provably took nothing and never will. */
    public Failed refused(Failure failure, Instant now) {
      return new Failed(now, failure);
    }

    /** Nobody knows whether the provider has it. */
    public InDoubt lost(String reason, Instant now) {
      return new InDoubt(now, attempt, since, media, reason);
    }

    @Override
    public JobStatus status() {
      return JobStatus.SUBMITTING;
    }

    @Override
    public Spend spend() {
      return Spend.POSSIBLE;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.submitting(this);
    }
  }

  /**
   * The reply of the paid call was lost. It is resolved by evidence or by a person, never by a
   * second call of its own.
   *
   * @param since since when
   * @param attempt the number of the call
   * @param announced when the call was announced
   * @param media what was handed over
   * @param reason what happened to the reply
   * @param claims requests that are said to be the job's, and are not proven to be; the latest last
   */
  record InDoubt(
      Instant since,
      int attempt,
      Instant announced,
      StagedMedia media,
      String reason,
      List<String> claims)
      implements JobState {
    /** Further ones push the oldest out, so that strangers cannot make a job grow. */
    private static final int MOST_CLAIMS = 4;

    public InDoubt {
      requireNonNull(since, "since");
      requireNonNull(announced, "announced");
      requireNonNull(media, "media");
      requireNonNull(reason, "reason");
      claims = List.copyOf(claims.subList(Math.max(0, claims.size() - MOST_CLAIMS), claims.size()));
    }

    /** With no request that is said to be the job's. */
    public InDoubt(
        Instant since, int attempt, Instant announced, StagedMedia media, String reason) {
      this(since, attempt, announced, media, reason, List.of());
    }

    /** Somebody says that this request is the job's, which is to be proven; said twice is once. */
    public InDoubt claimed(String requestId) {
      return claims.contains(requestId)
          ? this
          : claiming(Stream.concat(claims.stream(), Stream.of(requestId)).toList());
    }

    /** Only these requests may still be the job's. */
    public InDoubt claiming(List<String> left) {
      return new InDoubt(since, attempt, announced, media, reason, left);
    }

    /** The request was found. */
    public Submitted found(RemoteRef ref, Instant now) {
      return new Submitted(now, ref, Submitted.Stage.QUEUED, 0);
    }

    /** A person decided that it was not taken and may be bought again. */
    public Pending resubmitted(Instant now) {
      return new Pending(now, attempt);
    }

    /** A person decided to let it go. */
    public Failed abandoned(Instant now) {
      return new Failed(
          now,
          Failure.of(
              FailureCode.ABANDONED,
              "let go while it was unknown whether the provider has it",
              Spend.POSSIBLE));
    }

    @Override
    public JobStatus status() {
      return JobStatus.IN_DOUBT;
    }

    @Override
    public Spend spend() {
      return Spend.POSSIBLE;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.inDoubt(this);
    }
  }

  /**
   * The provider has it.
   *
   * @param since since when it is in this stage
   * @param ref the provider's name of it
   * @param stage waiting or rendering, as last heard
   * @param position how many are ahead of it, as last heard; zero or more
   */
  record Submitted(Instant since, RemoteRef ref, Stage stage, int position) implements JobState {
    /** How far the provider is. */
    public enum Stage {
      /** It waits its turn. */
      QUEUED,
      /** It is being rendered. */
      RENDERING
    }

    public Submitted {
      requireNonNull(since, "since");
      requireNonNull(ref, "ref");
      requireNonNull(stage, "stage");
      if (position < 0) {
        throw new IllegalArgumentException(
            "queue position: found " + position + "; allowed: 0 or more");
      }
    }

    @Override
    public JobState observed(RenderStatus news, Instant now) {
      return news.fold(new Learned(this, now));
    }

    @Override
    public JobStatus status() {
      return JobStatus.SUBMITTED;
    }

    @Override
    public Spend spend() {
      return Spend.POSSIBLE;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.submitted(this);
    }

    private record Learned(Submitted before, Instant now) implements RenderStatus.Cases<JobState> {
      @Override
      public JobState queued(RenderStatus.Queued news) {
        boolean repeated = before.stage == Stage.QUEUED && before.position == news.position();
        return repeated || before.stage == Stage.RENDERING
            ? before
            : new Submitted(before.since, before.ref, Stage.QUEUED, news.position());
      }

      @Override
      public JobState rendering(RenderStatus.Rendering news) {
        return before.stage == Stage.RENDERING
            ? before
            : new Submitted(now, before.ref, Stage.RENDERING, 0);
      }

      @Override
      public JobState done(RenderStatus.Done news) {
        return new Rendered(now, before.ref, news.video(), news.billed());
      }

      @Override
      public JobState failed(RenderStatus.Failed news) {
        return new JobState.Failed(now, news.failure());
      }

      @Override
      public JobState cancelled(RenderStatus.CancelledThere news) {
        return new Cancelled(now, news.spend());
      }

      @Override
      public JobState unknown(RenderStatus.Unknown news) {
        return before;
      }
    }
  }

  /**
   * The provider finished it; it has to be fetched.
   *
   * @param since since when
   * @param ref the provider's name of it
   * @param video where it can be fetched
   * @param billed what was billed, as far as the provider told
   */
  record Rendered(Instant since, RemoteRef ref, RemoteVideo video, BilledCost billed)
      implements JobState {
    public Rendered {
      requireNonNull(since, "since");
      requireNonNull(ref, "ref");
      requireNonNull(video, "video");
      requireNonNull(billed, "billed");
    }

    /** The provider gave a fresh link. */
    public Rendered relinked(RemoteVideo fresh) {
      return new Rendered(since, ref, fresh, billed);
    }

    /** The video is on disk, checked and hashed. */
    public Succeeded kept(StoredVideo stored, Settlement settlement, Instant now) {
      return new Succeeded(now, ref, stored, settlement);
    }

    /** It cannot be fetched, or is no video. */
    public Failed lost(Failure failure, Instant now) {
      return new Failed(now, failure);
    }

    @Override
    public JobStatus status() {
      return JobStatus.RENDERED;
    }

    @Override
    public Spend spend() {
      return Spend.CERTAIN;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.rendered(this);
    }
  }

  /**
   * The video is ours.
   *
   * @param since since when
   * @param ref the provider's name of it
   * @param video the video on disk
   * @param settlement what was quoted, held and billed
   * @param unbilled the request, as long as its bill is to be asked for
   */
  record Succeeded(
      Instant since,
      RemoteRef ref,
      StoredVideo video,
      Settlement settlement,
      Optional<RemoteRef> unbilled)
      implements JobState {
    public Succeeded {
      requireNonNull(since, "since");
      requireNonNull(ref, "ref");
      requireNonNull(video, "video");
      requireNonNull(settlement, "settlement");
      requireNonNull(unbilled, "unbilled");
    }

    /** With a bill that is known, or that is not asked for. */
    public Succeeded(Instant since, RemoteRef ref, StoredVideo video, Settlement settlement) {
      this(since, ref, video, settlement, Optional.empty());
    }

    @Override
    public JobState awaitingBill(RemoteRef request) {
      return new Succeeded(since, ref, video, settlement, Optional.of(request));
    }

    @Override
    public JobState settled(BilledCost bill) {
      return new Succeeded(since, ref, video, settlement.with(bill));
    }

    @Override
    public JobStatus status() {
      return JobStatus.SUCCEEDED;
    }

    @Override
    public Spend spend() {
      return Spend.CERTAIN;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.succeeded(this);
    }
  }

  /**
   * It failed for good.
   *
   * @param since since when
   * @param failure why, and what it may have cost
   * @param unbilled the request, as long as its bill is to be asked for
   */
  record Failed(Instant since, Failure failure, Optional<RemoteRef> unbilled) implements JobState {
    public Failed {
      requireNonNull(since, "since");
      requireNonNull(failure, "failure");
      requireNonNull(unbilled, "unbilled");
    }

    /** With a bill that is known, that is not to come, or that is not asked for. */
    public Failed(Instant since, Failure failure) {
      this(since, failure, Optional.empty());
    }

    @Override
    public JobState awaitingBill(RemoteRef request) {
      return new Failed(since, failure, Optional.of(request));
    }

    @Override
    public JobState settled(BilledCost bill) {
      return new Failed(since, failure);
    }

    @Override
    public JobStatus status() {
      return JobStatus.FAILED;
    }

    @Override
    public Spend spend() {
      return failure.spend();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.failed(this);
    }
  }

  /**
   * It was cancelled.
   *
   * @param since since when
   * @param spend whether it may have cost something
   * @param unbilled the request, as long as its bill is to be asked for
   */
  record Cancelled(Instant since, Spend spend, Optional<RemoteRef> unbilled) implements JobState {
    public Cancelled {
      requireNonNull(since, "since");
      requireNonNull(spend, "spend");
      requireNonNull(unbilled, "unbilled");
    }

    /** With a bill that is known, that is not to come, or that is not asked for. */
    public Cancelled(Instant since, Spend spend) {
      this(since, spend, Optional.empty());
    }

    @Override
    public JobState awaitingBill(RemoteRef request) {
      return new Cancelled(since, spend, Optional.of(request));
    }

    @Override
    public JobState settled(BilledCost bill) {
      return new Cancelled(since, spend);
    }

    @Override
    public JobStatus status() {
      return JobStatus.CANCELLED;
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.cancelled(this);
    }
  }
}
