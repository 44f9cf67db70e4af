package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Measures files: what they truly are, how large, how long.
 *
 * <p>Free, local and thread-safe. It promises:
 *
 * <ul>
 *   <li><b>M-1</b> the type comes from the content, never from the name;
 *   <li><b>M-2</b> a speech's length is its presented samples over its sample rate, exact;
 *   <li><b>M-3</b> a portrait's size is the size it is shown in;
 *   <li><b>M-4</b> what is no picture, no sound, broken or out of bounds is a violation that says
 *       what was found and what is allowed, never an exception;
 *   <li><b>M-5</b> a file that ends too early or is damaged is refused or marked;
 *   <li><b>M-6</b> the digest is that of all bytes of the file.
 * </ul>
 */
public interface MediaProbe {
  /** Measures a picture. */
  Probed<Portrait> portrait(MediaSource source);

  /** Measures a piece of speech. */
  Probed<Speech> speech(MediaSource source);

  /** Measures a finished video. */
  Probed<VideoFacts> video(Path file);

  /**
   * The outcome of a measurement.
   *
   * @param <T> what was measured
   */
  sealed interface Probed<T> {
    /** One result for either outcome. */
    <R> R fold(Function<T, R> onMeasured, Function<Violation, R> onRefused);
  }

  /**
   * It could be measured.
   *
   * @param facts the result
   * @param <T> what was measured
   */
  record Measured<T>(T facts) implements Probed<T> {
    public Measured {
      requireNonNull(facts, "facts");
    }

    @Override
    public <R> R fold(Function<T, R> onMeasured, Function<Violation, R> onRefused) {
      return onMeasured.apply(facts);
    }
  }

  /**
   * It is not what it should be.
   *
   * @param violation what was found and what is allowed
   * @param <T> what was to be measured
   */
  record Refused<T>(Violation violation) implements Probed<T> {
    public Refused {
      requireNonNull(violation, "violation");
    }

    @Override
    public <R> R fold(Function<T, R> onMeasured, Function<Violation, R> onRefused) {
      return onRefused.apply(violation);
    }
  }
}
