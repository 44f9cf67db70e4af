package dev.avatars.application;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A person's decision about a job whose paid call's reply was lost, after a look at the provider's
 * own pages.
 *
 * <pre>{@code
 * Resolution adopt = Resolution.adopt("3f1c9a");
 * System.out.println(adopt.consequences(job).sentence());
 * studio.jobs().resolve(job.id(), adopt);
 * }</pre>
 */
public sealed interface Resolution {
  /** The provider took the call: this is its request. */
  static Resolution adopt(String requestId) {
    return new Adopt(requestId);
  }

  /** The provider never took the call: it is made once more. */
  static Resolution resubmit() {
    return new Resubmit();
  }

  /** The video is not wanted any more. */
  static Resolution abandon() {
    return new Abandon();
  }

  /** What the decision may cost. */
  Consequences consequences(Job job);

  /** One result for any decision; a forgotten one does not compile. */
  <T> T fold(Function<Adopt, T> onAdopt, Supplier<T> onResubmit, Supplier<T> onAbandon);

  /**
   * The provider took the call.
   *
   * @param requestId the provider's id of the request
   */
  record Adopt(String requestId) implements Resolution {
    public Adopt {
      if (requestId.isBlank()) {
        throw new IllegalArgumentException("request id: found none; allowed: the provider's id");
      }
    }

    @Override
    public Consequences consequences(Job job) {
      Money bound = job.quote().upperBound();
      return new Consequences(
          Spend.CERTAIN,
          bound,
          "nothing new is bought; request "
              + requestId
              + " is followed and its video fetched, for at most the "
              + bound.display()
              + " that are held already");
    }

    @Override
    public <T> T fold(Function<Adopt, T> onAdopt, Supplier<T> onResubmit, Supplier<T> onAbandon) {
      return onAdopt.apply(this);
    }
  }

  /** The provider never took the call. */
  record Resubmit() implements Resolution {
    @Override
    public Consequences consequences(Job job) {
      Money bound = job.quote().upperBound();
      Money twice = bound.plus(bound);
      return new Consequences(
          Spend.POSSIBLE,
          twice,
          "the work is bought for at most "
              + bound.display()
              + "; if the provider took the lost call after all both are billed, "
              + twice.display()
              + " at most, of which one half is held");
    }

    @Override
    public <T> T fold(Function<Adopt, T> onAdopt, Supplier<T> onResubmit, Supplier<T> onAbandon) {
      return onResubmit.get();
    }
  }

  /** The video is not wanted any more. */
  record Abandon() implements Resolution {
    @Override
    public Consequences consequences(Job job) {
      Money bound = job.quote().upperBound();
      return new Consequences(
          Spend.POSSIBLE,
          bound,
          "nothing new is bought; if the provider took the lost call it bills it, so "
              + bound.display()
              + " stay held against the budgets");
    }

    @Override
    public <T> T fold(Function<Adopt, T> onAdopt, Supplier<T> onResubmit, Supplier<T> onAbandon) {
      return onAbandon.get();
    }
  }
}
