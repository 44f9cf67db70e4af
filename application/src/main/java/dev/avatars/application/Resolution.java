package dev.avatars.application;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A person's decision about a job, after a look at the provider's own pages: what became of the
 * paid call whose reply was lost, or what an ended job was billed of which the provider does not
 * tell.
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

  /**
   * The bill says so much; zero when it does not name the job at all.
   *
   * @throws IllegalArgumentException when it is negative
   */
  static Resolution billed(Money amount) {
    return new Billed(amount);
  }

  /** What the decision may cost. */
  Consequences consequences(Job job);

  /** One result for any decision; a forgotten one does not compile. */
  <T> T fold(
      Function<Adopt, T> onAdopt,
      Supplier<T> onResubmit,
      Supplier<T> onAbandon,
      Function<Billed, T> onBilled);

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
    public <T> T fold(
        Function<Adopt, T> onAdopt,
        Supplier<T> onResubmit,
        Supplier<T> onAbandon,
        Function<Billed, T> onBilled) {
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
    public <T> T fold(
        Function<Adopt, T> onAdopt,
        Supplier<T> onResubmit,
        Supplier<T> onAbandon,
        Function<Billed, T> onBilled) {
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
    public <T> T fold(
        Function<Adopt, T> onAdopt,
        Supplier<T> onResubmit,
        Supplier<T> onAbandon,
        Function<Billed, T> onBilled) {
      return onAbandon.get();
    }
  }

  /**
   * What a bill says that the provider's answers do not.
   *
   * @param amount how much; zero when the bill does not name the job
   */
  record Billed(Money amount) implements Resolution {
    public Billed {
      if (amount.isNegative()) {
        throw new IllegalArgumentException("billed: found " + amount + "; allowed: 0 or more");
      }
    }

    @Override
    public Consequences consequences(Job job) {
      String held = job.quote().upperBound().display();
      return isFree()
          ? new Consequences(
              Spend.NONE,
              amount,
              "nothing is bought; the " + held + " that are held are free again")
          : new Consequences(
              Spend.CERTAIN,
              amount,
              "nothing is bought; "
                  + amount.display()
                  + " count as billed, in place of the "
                  + held
                  + " that are held, and the provider is not asked any more");
    }

    /** Whether the job cost nothing. */
    boolean isFree() {
      return !amount.isMoreThan(Money.zero(amount.currency()));
    }

    @Override
    public <T> T fold(
        Function<Adopt, T> onAdopt,
        Supplier<T> onResubmit,
        Supplier<T> onAbandon,
        Function<Billed, T> onBilled) {
      return onBilled.apply(this);
    }
  }
}
