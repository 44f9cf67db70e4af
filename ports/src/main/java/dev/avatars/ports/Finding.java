package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.RemoteRef;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a search for a lost submit brought. */
public sealed interface Finding {
  /** Nothing was found, which proves nothing. */
  Finding NOTHING = new Nothing(Optional.empty());

  /** The provider cannot search. */
  Finding NOT_SUPPORTED =
      new NotPossible(
          Failure.free(
              FailureCode.REQUEST_REFUSED, "this provider cannot search for a lost submit"));

  /** One result for any outcome; a forgotten one does not compile. */
  <T> T fold(
      Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible);

  /**
   * Up to when the search provably saw every submit of this account: the time of the latest other
   * one that the same search listed. Empty when the search proves nothing, as a rule.
   */
  Optional<Instant> completeUntil();

  /**
   * The provider has it: proof.
   *
   * @param ref its name there
   */
  record Found(RemoteRef ref) implements Finding {
    public Found {
      requireNonNull(ref, "ref");
    }

    @Override
    public Optional<Instant> completeUntil() {
      return Optional.empty();
    }

    @Override
    public <T> T fold(
        Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible) {
      return onFound.apply(ref);
    }
  }

  /**
   * Nothing was found. That alone proves nothing: the provider may list late or leave out what
   * waits.
   *
   * @param completeUntil up to when the search provably saw every submit
   */
  record Nothing(Optional<Instant> completeUntil) implements Finding {
    public Nothing {
      requireNonNull(completeUntil, "complete until");
    }

    @Override
    public <T> T fold(
        Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible) {
      return onNothing.get();
    }
  }

  /**
   * The search itself failed.
   *
   * @param failure why
   */
  record NotPossible(Failure failure) implements Finding {
    public NotPossible {
      requireNonNull(failure, "failure");
    }

    @Override
    public Optional<Instant> completeUntil() {
      return Optional.empty();
    }

    @Override
    public <T> T fold(
        Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible) {
      return onNotPossible.apply(failure);
    }
  }
}
