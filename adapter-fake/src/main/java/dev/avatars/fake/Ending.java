package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.media.MediaLength;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a request that is being rendered is going to end in. */
sealed interface Ending {
  <T> T fold(Function<Video, T> onVideo, Function<Failed, T> onFailed, Supplier<T> onStopped);

  /** How much of the real work is done, in millionths; the clock may not be ahead of it. */
  default int millionths() {
    return Rendering.WHOLE;
  }

  /** It is no longer wanted. */
  default void dismiss() {}

  /**
   * In a video, if the real rendering succeeds.
   *
   * @param rendering the real rendering
   * @param speech the length of the speech
   */
  record Video(Rendering rendering, MediaLength speech) implements Ending {
    @Override
    public <T> T fold(
        Function<Video, T> onVideo, Function<Failed, T> onFailed, Supplier<T> onStopped) {
      return onVideo.apply(this);
    }

    @Override
    public int millionths() {
      return rendering.millionths();
    }

    @Override
    public void dismiss() {
      rendering.leave();
    }
  }

  /**
   * In a failure.
   *
   * @param failure which
   */
  record Failed(Failure failure) implements Ending {
    @Override
    public <T> T fold(
        Function<Video, T> onVideo, Function<Failed, T> onFailed, Supplier<T> onStopped) {
      return onFailed.apply(this);
    }
  }

  /** In nothing, because somebody asked for that. */
  record Stopped() implements Ending {
    @Override
    public <T> T fold(
        Function<Video, T> onVideo, Function<Failed, T> onFailed, Supplier<T> onStopped) {
      return onStopped.get();
    }
  }
}
