package dev.avatars.fake;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.VideoFacts;
import java.util.function.Function;

/** What became of making a video. */
sealed interface VideoOutcome {
  <T> T fold(Function<Made, T> onMade, Function<NotMade, T> onNotMade);

  /**
   * It is there.
   *
   * @param facts its size and the lengths of its tracks
   * @param bytes its size
   */
  record Made(VideoFacts facts, long bytes) implements VideoOutcome {
    public Made {
      requireNonNull(facts, "facts");
    }

    @Override
    public <T> T fold(Function<Made, T> onMade, Function<NotMade, T> onNotMade) {
      return onMade.apply(this);
    }
  }

  /**
   * It could not be made.
   *
   * @param reason why, in one sentence without a final full stop
   */
  record NotMade(String reason) implements VideoOutcome {
    public NotMade {
      requireNonNull(reason, "reason");
    }

    @Override
    public <T> T fold(Function<Made, T> onMade, Function<NotMade, T> onNotMade) {
      return onNotMade.apply(this);
    }
  }
}
