package dev.avatars.codecs.audio;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.Refusal;
import java.util.function.Function;

/** What came of measuring a sound file: its facts, or why it is refused. Immutable. */
public sealed interface AudioReading {
  /** The one answer or the other. */
  <R> R fold(Function<Measured, ? extends R> onMeasured, Function<Refused, ? extends R> onRefused);

  /**
   * A sound file that can be used.
   *
   * @param facts what it holds
   */
  record Measured(AudioFacts facts) implements AudioReading {
    public Measured {
      requireNonNull(facts, "facts");
    }

    @Override
    public <R> R fold(
        Function<Measured, ? extends R> onMeasured, Function<Refused, ? extends R> onRefused) {
      return onMeasured.apply(this);
    }
  }

  /**
   * Bytes that are no sound this library reads.
   *
   * @param refusal what they are instead
   */
  record Refused(Refusal refusal) implements AudioReading {
    public Refused {
      requireNonNull(refusal, "refusal");
    }

    @Override
    public <R> R fold(
        Function<Measured, ? extends R> onMeasured, Function<Refused, ? extends R> onRefused) {
      return onRefused.apply(this);
    }
  }
}
