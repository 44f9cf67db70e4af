package dev.avatars.codecs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.function.Function;

/**
 * What came of reading something out of untrusted bytes: the thing, or why it is refused.
 *
 * <p>Immutable when its content is.
 *
 * <pre>{@code
 * String line = reading.fold(facts -> "a sound of " + facts, refusal -> refusal.toString());
 * }</pre>
 *
 * @param <T> what was looked for
 */
public sealed interface Reading<T> {
  /** A reading that succeeded. */
  static <T> Reading<T> of(T value) {
    return new Found<>(value);
  }

  /** A reading that did not, in the words of {@link Refusal}. */
  static <T> Reading<T> refused(String found, String allowed) {
    return new Refused<>(new Refusal(found, allowed));
  }

  /** The one answer or the other. */
  <R> R fold(Function<? super T, ? extends R> onFound, Function<Refusal, ? extends R> onRefused);

  /** Reads on from what was found; a refusal stays what it is. */
  <R> Reading<R> then(Step<? super T, R> step) throws IOException;

  /**
   * A step of reading that may fail as the file does.
   *
   * @param <T> what is known before
   * @param <R> what is looked for
   */
  @FunctionalInterface
  interface Step<T, R> {
    /** Takes the step. */
    Reading<R> from(T value) throws IOException;
  }

  /**
   * The thing that was looked for.
   *
   * @param value the thing
   * @param <T> its type
   */
  record Found<T>(T value) implements Reading<T> {
    public Found {
      requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(
        Function<? super T, ? extends R> onFound, Function<Refusal, ? extends R> onRefused) {
      return onFound.apply(value);
    }

    @Override
    public <R> Reading<R> then(Step<? super T, R> step) throws IOException {
      return step.from(value);
    }
  }

  /**
   * Why there is no such thing.
   *
   * @param refusal the reason, for a person
   * @param <T> what was looked for
   */
  record Refused<T>(Refusal refusal) implements Reading<T> {
    public Refused {
      requireNonNull(refusal, "refusal");
    }

    @Override
    public <R> R fold(
        Function<? super T, ? extends R> onFound, Function<Refusal, ? extends R> onRefused) {
      return onRefused.apply(refusal);
    }

    @Override
    public <R> Reading<R> then(Step<? super T, R> step) {
      return new Refused<>(refusal);
    }
  }
}
