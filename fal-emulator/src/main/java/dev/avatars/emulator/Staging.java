package dev.avatars.emulator;

import java.util.function.Function;

/**
 * A step of preparing a request's files: it worked, or the request will end in an error of the
 * model.
 *
 * @param <T> what was prepared
 */
sealed interface Staging<T> {
  <R> R fold(Function<T, R> onReady, Function<Outcome, R> onUnusable);

  /** Goes on with what is ready. */
  default <R> Staging<R> then(Function<T, Staging<R>> next) {
    return this.<Staging<R>>fold(next, Unusable::new);
  }

  /** It worked. */
  record Ready<T>(T thing) implements Staging<T> {
    @Override
    public <R> R fold(Function<T, R> onReady, Function<Outcome, R> onUnusable) {
      return onReady.apply(thing);
    }
  }

  /** The input cannot be used. */
  record Unusable<T>(Outcome outcome) implements Staging<T> {
    @Override
    public <R> R fold(Function<T, R> onReady, Function<Outcome, R> onUnusable) {
      return onUnusable.apply(outcome);
    }
  }
}
