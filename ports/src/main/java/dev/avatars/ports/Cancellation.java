package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import java.util.function.Function;
import java.util.function.Supplier;

/** What became of the wish to stop a job. */
public sealed interface Cancellation {
  /** It had not begun and is gone; nothing is billed. */
  Cancellation REMOVED = new Removed();

  /** The wish was passed on; the job may still finish and be billed. Status tells. */
  Cancellation REQUESTED = new Requested();

  /** It had finished already. */
  Cancellation TOO_LATE = new TooLate();

  /** One result for any outcome; a forgotten one does not compile. */
  <T> T fold(
      Supplier<T> onRemoved,
      Supplier<T> onRequested,
      Supplier<T> onTooLate,
      Function<Failure, T> onFailed);

  /** It had not begun and is gone. */
  record Removed() implements Cancellation {
    @Override
    public <T> T fold(
        Supplier<T> onRemoved,
        Supplier<T> onRequested,
        Supplier<T> onTooLate,
        Function<Failure, T> onFailed) {
      return onRemoved.get();
    }
  }

  /** The wish was passed on. */
  record Requested() implements Cancellation {
    @Override
    public <T> T fold(
        Supplier<T> onRemoved,
        Supplier<T> onRequested,
        Supplier<T> onTooLate,
        Function<Failure, T> onFailed) {
      return onRequested.get();
    }
  }

  /** It had finished already. */
  record TooLate() implements Cancellation {
    @Override
    public <T> T fold(
        Supplier<T> onRemoved,
        Supplier<T> onRequested,
        Supplier<T> onTooLate,
        Function<Failure, T> onFailed) {
      return onTooLate.get();
    }
  }

  /**
   * The wish could not be passed on; the job goes on.
   *
   * @param failure why
   */
  record NotPossible(Failure failure) implements Cancellation {
    public NotPossible {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(
        Supplier<T> onRemoved,
        Supplier<T> onRequested,
        Supplier<T> onTooLate,
        Function<Failure, T> onFailed) {
      return onFailed.apply(failure);
    }
  }
}
