package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.media.RemoteVideo;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Where finished videos are fetched. Reading is free and may be repeated; an implementation never
 * sends a provider's key along.
 */
public interface VideoDownloads {
  /**
   * Opens a video from a byte on.
   *
   * @param from the first byte wanted; 0 for all. The answer says from where it really starts; when
   *     no byte is left from there on, it starts over or is empty, and is no failure.
   */
  Download open(RemoteVideo video, long from);

  /** What became of opening a video. */
  sealed interface Download {
    /** One result for either outcome. */
    <T> T fold(Function<Opened, T> onOpened, Function<Failure, T> onRefused);
  }

  /**
   * The bytes flow; whoever asked closes them.
   *
   * @param body the bytes from {@code from} on
   * @param from the position of the first byte: the one asked for, or 0 when it cannot be resumed
   * @param totalBytes the size of the whole video, or -1 when it is not told
   */
  record Opened(InputStream body, long from, long totalBytes) implements Download {
    public Opened {
      requireNonNull(body, "body");
    }

    @Override
    public <T> T fold(Function<Opened, T> onOpened, Function<Failure, T> onRefused) {
      return onOpened.apply(this);
    }
  }

  /**
   * The video cannot be had now ({@code RETRY}) or any more ({@code GIVE_UP}).
   *
   * @param failure why
   */
  record Refused(Failure failure) implements Download {
    public Refused {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(Function<Opened, T> onOpened, Function<Failure, T> onRefused) {
      return onRefused.apply(failure);
    }
  }
}
