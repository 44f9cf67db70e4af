package dev.avatars.codecs.image;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.Refusal;
import java.util.function.Function;

/** The answer of {@link ImageProbe}: the picture's facts, or why it is none. */
public sealed interface ImageReading {
  /** Continues with the facts or with the refusal. */
  <T> T fold(
      Function<? super ImageFacts, ? extends T> onMeasured,
      Function<? super Refusal, ? extends T> onRefused);

  /**
   * The file is a picture.
   *
   * @param facts what it holds
   */
  record Measured(ImageFacts facts) implements ImageReading {
    public Measured {
      requireNonNull(facts, "facts");
    }

    @Override
    public <T> T fold(
        Function<? super ImageFacts, ? extends T> onMeasured,
        Function<? super Refusal, ? extends T> onRefused) {
      return onMeasured.apply(facts);
    }
  }

  /**
   * The file is no picture, or none with anything to show.
   *
   * @param refusal what it is instead
   */
  record Refused(Refusal refusal) implements ImageReading {
    public Refused {
      requireNonNull(refusal, "refusal");
    }

    @Override
    public <T> T fold(
        Function<? super ImageFacts, ? extends T> onMeasured,
        Function<? super Refusal, ? extends T> onRefused) {
      return onRefused.apply(refusal);
    }
  }
}
