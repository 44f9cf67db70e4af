package dev.avatars.domain.job;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.pricing.BilledCost;
import java.util.List;

/**
 * News from the provider about a job it accepted. However it arrives, by polling, a stream or a
 * webhook, it ends in the same call: {@link Job#observed}.
 */
public sealed interface RenderStatus {
  /** Log lines that came with the news, oldest first; may repeat earlier ones. */
  default List<String> logs() {
    return List.of();
  }

  /** One result for any news. */
  <T> T fold(Cases<T> cases);

  /** What to do with each kind of news; a forgotten kind does not compile. */
  interface Cases<T> {
    /** It waits. */
    T queued(Queued news);

    /** It is being rendered. */
    T rendering(Rendering news);

    /** It is finished and can be fetched. */
    T done(Done news);

    /** It failed for good. */
    T failed(Failed news);

    /** It was cancelled. */
    T cancelled(CancelledThere news);

    /** Nothing certain is known. */
    T unknown(Unknown news);
  }

  /**
   * It waits its turn.
   *
   * @param position how many are ahead of it; zero or more
   * @param logs log lines, oldest first
   */
  record Queued(int position, List<String> logs) implements RenderStatus {
    public Queued {
      if (position < 0) {
        throw new IllegalArgumentException(
            "queue position: found " + position + "; allowed: 0 or more");
      }
      logs = List.copyOf(logs);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.queued(this);
    }
  }

  /**
   * It is being rendered.
   *
   * @param percent how much is done, 0 to 100, or -1 when the provider does not say
   * @param logs log lines, oldest first
   */
  record Rendering(int percent, List<String> logs) implements RenderStatus {
    /** The provider does not say how much is done. */
    public static final int UNKNOWN = -1;

    public Rendering {
      if (percent < UNKNOWN || percent > 100) {
        throw new IllegalArgumentException(
            "percent: found " + percent + "; allowed: 0 to 100, or -1 for unknown");
      }
      logs = List.copyOf(logs);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.rendering(this);
    }
  }

  /**
   * It is finished.
   *
   * @param video where the video can be fetched
   * @param billed what was billed, as far as the provider told
   * @param logs log lines, oldest first
   */
  record Done(RemoteVideo video, BilledCost billed, List<String> logs) implements RenderStatus {
    public Done {
      requireNonNull(video, "video");
      requireNonNull(billed, "billed");
      logs = List.copyOf(logs);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.done(this);
    }
  }

  /**
   * It failed for good.
   *
   * @param failure why
   */
  record Failed(Failure failure) implements RenderStatus {
    public Failed {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.failed(this);
    }
  }

  /**
   * The provider stopped it because somebody asked for that.
   *
   * @param sentence the provider's words
   * @param spend {@link Spend#NONE} only when the provider knows that it had not begun
   */
  record CancelledThere(String sentence, Spend spend) implements RenderStatus {
    public CancelledThere {
      requireNonNull(sentence, "sentence");
      requireNonNull(spend, "spend");
    }

    /** Stopped, and the provider does not say whether it had begun: it may have cost something. */
    public CancelledThere(String sentence) {
      this(sentence, Spend.POSSIBLE);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.cancelled(this);
    }
  }

  /**
   * Nothing certain is known: the provider could not be asked, or answered something new. Patience,
   * not failure.
   *
   * @param failure what stood in the way
   */
  record Unknown(Failure failure) implements RenderStatus {
    public Unknown {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.unknown(this);
    }
  }
}
