package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import java.util.function.Function;

/** What became of the one paid call. */
public sealed interface Submission {
  /** One result for any outcome; a forgotten one does not compile. */
  <T> T fold(
      Function<Accepted, T> onAccepted,
      Function<Refused, T> onRefused,
      Function<Unconfirmed, T> onUnconfirmed);

  /**
   * The provider has it.
   *
   * @param ref its name there
   */
  record Accepted(RemoteRef ref) implements Submission {
    public Accepted {
      requireNonNull(ref, "ref");
    }

    @Override
    public <T> T fold(
        Function<Accepted, T> onAccepted,
        Function<Refused, T> onRefused,
        Function<Unconfirmed, T> onUnconfirmed) {
      return onAccepted.apply(this);
    }
  }

  /**
   * The provider provably started nothing.
   *
   * @param failure why; nothing was spent
   */
  record Refused(Failure failure) implements Submission {
    public Refused {
      if (failure.spend() != Spend.NONE) {
        throw new IllegalArgumentException(
            "refusal: found one after which "
                + failure.spend().words()
                + "; allowed: only when nothing was spent");
      }
    }

    @Override
    public <T> T fold(
        Function<Accepted, T> onAccepted,
        Function<Refused, T> onRefused,
        Function<Unconfirmed, T> onUnconfirmed) {
      return onRefused.apply(this);
    }
  }

  /**
   * Nobody knows: the call left and no proof came back.
   *
   * @param evidence what happened, in one sentence without a final full stop
   */
  record Unconfirmed(String evidence) implements Submission {
    public Unconfirmed {
      requireNonNull(evidence, "evidence");
    }

    @Override
    public <T> T fold(
        Function<Accepted, T> onAccepted,
        Function<Refused, T> onRefused,
        Function<Unconfirmed, T> onUnconfirmed) {
      return onUnconfirmed.apply(this);
    }
  }
}
