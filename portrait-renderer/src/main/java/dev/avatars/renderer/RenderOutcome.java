package dev.avatars.renderer;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.Refusal;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of a rendering: a video, or why there is none. */
public sealed interface RenderOutcome {
  /** Continues with the video, with the refusal, or with the fact that it was cancelled. */
  <T> T fold(
      Function<? super RenderedVideo, ? extends T> onRendered,
      Function<? super Refusal, ? extends T> onRefused,
      Supplier<? extends T> onCancelled);

  /**
   * The video is at its place.
   *
   * @param video the video
   */
  record Rendered(RenderedVideo video) implements RenderOutcome {
    public Rendered {
      requireNonNull(video, "video");
    }

    @Override
    public <T> T fold(
        Function<? super RenderedVideo, ? extends T> onRendered,
        Function<? super Refusal, ? extends T> onRefused,
        Supplier<? extends T> onCancelled) {
      return onRendered.apply(video);
    }
  }

  /**
   * The portrait or the speech cannot be used; nothing was written.
   *
   * @param refusal what was found and what is allowed
   */
  record Refused(Refusal refusal) implements RenderOutcome {
    public Refused {
      requireNonNull(refusal, "refusal");
    }

    @Override
    public <T> T fold(
        Function<? super RenderedVideo, ? extends T> onRendered,
        Function<? super Refusal, ? extends T> onRefused,
        Supplier<? extends T> onCancelled) {
      return onRefused.apply(refusal);
    }
  }

  /** The rendering was stopped on request; nothing was left behind. */
  record Cancelled() implements RenderOutcome {
    @Override
    public <T> T fold(
        Function<? super RenderedVideo, ? extends T> onRendered,
        Function<? super Refusal, ? extends T> onRefused,
        Supplier<? extends T> onCancelled) {
      return onCancelled.get();
    }
  }
}
