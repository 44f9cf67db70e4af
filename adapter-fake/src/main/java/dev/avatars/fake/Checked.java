package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import java.util.function.Function;

/**
 * Something that passed its checks, or why it did not.
 *
 * @param <T> what was checked
 */
sealed interface Checked<T> {
  <R> R fold(Function<T, R> onPassed, Function<Failure, R> onFailed);

  /** Goes on to the next check with what passed this one. */
  default <R> Checked<R> then(Function<T, Checked<R>> next) {
    return fold(next, Failed::new);
  }

  /**
   * It passed.
   *
   * @param value what was checked
   * @param <T> its type
   */
  record Passed<T>(T value) implements Checked<T> {
    @Override
    public <R> R fold(Function<T, R> onPassed, Function<Failure, R> onFailed) {
      return onPassed.apply(value);
    }
  }

  /**
   * It did not pass.
   *
   * @param failure why
   * @param <T> what it was to be
   */
  record Failed<T>(Failure failure) implements Checked<T> {
    @Override
    public <R> R fold(Function<T, R> onPassed, Function<Failure, R> onFailed) {
      return onFailed.apply(failure);
    }
  }
}
