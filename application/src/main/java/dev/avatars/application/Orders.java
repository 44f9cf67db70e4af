package dev.avatars.application;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.AvatarRequest;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Makes jobs of drafts, each with its hold: the same key is the same job, and work that was bought
 * before is not bought again. Wakes nobody. Thread-safe.
 */
final class Orders {
  private final Quotes quotes;
  private final JobStore store;
  private final Announcer announcer;
  private final Timeline timeline;
  private final RandomGenerator chance;
  private final List<Budget> budgets;

  Orders(
      Quotes quotes,
      JobStore store,
      Announcer announcer,
      Timeline timeline,
      RandomGenerator chance,
      List<Budget> budgets) {
    this.quotes = quotes;
    this.store = store;
    this.announcer = announcer;
    this.timeline = timeline;
    this.chance = chance;
    this.budgets = List.copyOf(budgets);
  }

  /**
   * The job of a draft, new or found.
   *
   * @throws AvatarException as {@link AvatarStudio#start} does
   */
  Job place(AvatarDraft draft, Consent consent) {
    AvatarRequest request = quotes.request(draft);
    Quote quote = quotes.quote(request);
    consent
        .objection(quote)
        .ifPresent(
            reason -> {
              throw new AvatarException.SpendRefused(reason);
            });
    return place(draft, request, quote, BatchSettings.Retry.ALL, List.of());
  }

  /**
   * The job of a draft that was measured and priced, new or found.
   *
   * @param retry which jobs that ended without a video are followed by another
   * @param more caps beside those of the studio
   * @throws AvatarException as {@link AvatarStudio#start} does
   */
  Job place(
      AvatarDraft draft,
      AvatarRequest request,
      Quote quote,
      BatchSettings.Retry retry,
      List<Budget> more) {
    Optional<Job> bought =
        draft.isBoughtAnew() ? Optional.empty() : store.findSucceeded(quote.fingerprint());
    List<Budget> caps = Stream.concat(budgets.stream(), more.stream()).toList();
    return bought.orElseGet(() -> create(draft, request, quote, retry, caps));
  }

  private Job create(
      AvatarDraft draft,
      AvatarRequest request,
      Quote quote,
      BatchSettings.Retry retry,
      List<Budget> caps) {
    for (int again = 0; ; again++) {
      IdempotencyKey key = key(draft, quote, again);
      Job job = Job.pending(newId(), key, request, quote, draft.labels(), timeline.instant());
      Job created = created(store.create(job, caps), key);
      boolean ours = draft.key().isPresent() || !retry.passesBy(created);
      if (ours) {
        return created;
      }
    }
  }

  private Job created(JobStore.Creation creation, IdempotencyKey key) {
    return creation.fold(
        job -> {
          announcer.moved(job, timeline.instant());
          return job;
        },
        existing -> existing,
        conflict -> {
          throw new AvatarException.KeyConflict(key.value(), conflict.id());
        },
        over -> {
          throw new AvatarException.SpendRefused(
              "budget "
                  + over.budget().name()
                  + ": "
                  + over.committed().display()
                  + " of "
                  + over.budget().cap().display()
                  + " is held or spent; this job may cost up to "
                  + over.wanted().display());
        });
  }

  /**
   * The caller's key, or one made from the work itself: so the same work at the same moment is one
   * job, and work that failed or was cancelled can be asked for again.
   */
  private IdempotencyKey key(AvatarDraft draft, Quote quote, int again) {
    return draft
        .key()
        .orElseGet(
            () ->
                new IdempotencyKey(
                    draft.isBoughtAnew()
                        ? "anew-" + newId()
                        : "work-" + quote.fingerprint() + "-" + again));
  }

  /** One at a time: a source of chance that was given need not bear more. */
  private JobId newId() {
    synchronized (chance) {
      return JobId.random(chance);
    }
  }
}
