package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.RemoteRef;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a search for a lost submit brought. */
public sealed interface Finding {
  /** Nothing was found, which proves nothing. */
  Finding NOTHING = new Nothing();

  /** The provider cannot search. */
  Finding NOT_SUPPORTED =
      new NotPossible(
          Failure.free(
              FailureCode.REQUEST_REFUSED, "this provider cannot search for a lost submit"));

  /** One result for any outcome; a forgotten one does not compile. */
  <T> T fold(
      Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible);

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
    public <T> T fold(
        Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible) {
      return onFound.apply(ref);
    }
  }

  /** Nothing was found, which proves nothing. */
  record Nothing() implements Finding {
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
    public <T> T fold(
        Function<RemoteRef, T> onFound, Supplier<T> onNothing, Function<Failure, T> onNotPossible) {
      return onNotPossible.apply(failure);
    }
  }
}
