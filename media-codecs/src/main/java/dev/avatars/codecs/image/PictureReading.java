package dev.avatars.codecs.image;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.Refusal;
import java.util.function.Function;

/** The answer of {@link PictureReader}: pixels, or a picture without a decoder, or a refusal. */
public sealed interface PictureReading {
  /** Continues with the pixels, with the facts of an undecodable picture, or with the refusal. */
  <T> T fold(
      Function<? super Decoded, ? extends T> onDecoded,
      Function<? super NoDecoder, ? extends T> onNoDecoder,
      Function<? super Refusal, ? extends T> onRefused);

  /**
   * The picture was decoded.
   *
   * @param facts what the file holds
   * @param picture its pixels, upright and opaque
   */
  record Decoded(ImageFacts facts, Picture picture) implements PictureReading {
    public Decoded {
      requireNonNull(facts, "facts");
      requireNonNull(picture, "picture");
    }

    @Override
    public <T> T fold(
        Function<? super Decoded, ? extends T> onDecoded,
        Function<? super NoDecoder, ? extends T> onNoDecoder,
        Function<? super Refusal, ? extends T> onRefused) {
      return onDecoded.apply(this);
    }
  }

  /**
   * The picture is sound as far as its structure shows, but nothing here reads its pixels.
   *
   * @param facts what the file holds
   * @param reason why there is no decoder, without a final full stop
   */
  record NoDecoder(ImageFacts facts, String reason) implements PictureReading {
    public NoDecoder {
      requireNonNull(facts, "facts");
      requireNonNull(reason, "reason");
    }

    @Override
    public <T> T fold(
        Function<? super Decoded, ? extends T> onDecoded,
        Function<? super NoDecoder, ? extends T> onNoDecoder,
        Function<? super Refusal, ? extends T> onRefused) {
      return onNoDecoder.apply(this);
    }
  }

  /**
   * The file is no picture, or too broken to show.
   *
   * @param refusal what was found
   */
  record Refused(Refusal refusal) implements PictureReading {
    public Refused {
      requireNonNull(refusal, "refusal");
    }

    @Override
    public <T> T fold(
        Function<? super Decoded, ? extends T> onDecoded,
        Function<? super NoDecoder, ? extends T> onNoDecoder,
        Function<? super Refusal, ? extends T> onRefused) {
      return onRefused.apply(refusal);
    }
  }
}
