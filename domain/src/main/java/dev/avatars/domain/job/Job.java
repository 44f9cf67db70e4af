package dev.avatars.domain.job;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.util.Set;

/**
 * A request on its way to a video. Immutable: each step answers the job as it is afterwards.
 *
 * @param id its name
 * @param key the caller's name of the wish
 * @param request what was asked for
 * @param quote what it was to cost
 * @param labels marks for lists, budgets and the ledger
 * @param createdAt when it was accepted
 * @param state where it is
 */
public record Job(
    JobId id,
    IdempotencyKey key,
    AvatarRequest request,
    Quote quote,
    Set<Label> labels,
    Instant createdAt,
    JobState state) {
  public Job {
    requireNonNull(id, "id");
    requireNonNull(key, "key");
    requireNonNull(createdAt, "created at");
    requireNonNull(state, "state");
    labels = Set.copyOf(labels);
    if (!quote.fingerprint().equals(request.fingerprint(quote.provider()))) {
      throw new IllegalArgumentException(
          "quote: found one for other inputs; allowed: the quote of this request");
    }
  }

  /** A new job that waits to be handed over. */
  public static Job pending(
      JobId id,
      IdempotencyKey key,
      AvatarRequest request,
      Quote quote,
      Set<Label> labels,
      Instant now) {
    return new Job(id, key, request, quote, labels, now, new JobState.Pending(now, 0));
  }

  /**
   * The job in its next state.
   *
   * @throws IllegalStateException when that state may not follow the present one
   */
  public Job moved(JobState next) {
    if (!state.status().exits().contains(next.status())) {
      throw new IllegalStateException(
          "job "
              + id
              + ": found a step from "
              + state.status().label()
              + " to "
              + next.status().label()
              + "; allowed: "
              + state.status().exitLabels());
    }
    return new Job(id, key, request, quote, labels, createdAt, next);
  }

  /**
   * The job after news from the provider, however it came. News that is stale, repeated or for a
   * job that has ended changes nothing, and then this very job is answered.
   */
  public Job observed(RenderStatus news, Instant now) {
    JobState next = state.observed(news, now);
    return next == state ? this : moved(next);
  }

  /**
   * An ended job after its bill came, or after it is not waited for any longer.
   *
   * @param bill what was billed, or {@link BilledCost#PENDING} when the provider never told
   * @throws IllegalStateException when the job does not wait for a bill
   */
  public Job settled(BilledCost bill) {
    if (state.unbilled().isEmpty()) {
      throw new IllegalStateException(
          "job " + id + ": found a bill; allowed: one for a job that waits for its bill");
    }
    return new Job(id, key, request, quote, labels, createdAt, state.settled(bill));
  }

  /**
   * An ended job with a bill that the provider did not tell and a person read.
   *
   * @throws IllegalStateException when the job has not ended, or its bill is known
   */
  public Job billed(BilledCost.Known bill) {
    if (!isEnded() || isBilled()) {
      throw new IllegalStateException(
          "job " + id + ": found a bill; allowed: one for a job that ended without");
    }
    return new Job(id, key, request, quote, labels, createdAt, state.settled(bill));
  }

  /** Whether it has its video, and what that cost is known. */
  public boolean isBilled() {
    return state instanceof JobState.Succeeded end
        && end.settlement().billed().fold(known -> true, () -> false);
  }

  /** The state's name. */
  public JobStatus status() {
    return state.status();
  }

  /** Whether it has its outcome: only its bill may still come. */
  public boolean isEnded() {
    return status().isEnd();
  }

  /** Whether nothing more will happen to it: it has ended and waits for no bill. */
  public boolean isAtRest() {
    return isEnded() && state.unbilled().isEmpty();
  }
}
