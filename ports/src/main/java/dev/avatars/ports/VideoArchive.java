package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.StoredVideo;
import java.util.function.Function;

/**
 * Keeps bought videos.
 *
 * <p>Thread-safe. It promises:
 *
 * <ul>
 *   <li><b>V-1</b> kept means fetched whole, checked to be a playable video, hashed and safe from a
 *       crash; nothing half done is ever found under the final name;
 *   <li><b>V-2</b> keeping a job's video again answers the same video and fetches nothing;
 *   <li><b>V-3</b> a fetch that breaks off goes on where it stopped when it is tried again;
 *   <li><b>V-4</b> a video that differs from the speech in length is kept and flagged;
 *   <li><b>V-5</b> what is no video, or cannot be had any more, is a final failure;
 *   <li><b>V-6</b> a disk that is full or read-only is a failure that may be tried again;
 *   <li><b>V-7</b> two that keep one job's video in one place at once, of two processes or
 *       machines, do each other no harm: what is kept is whole, both answer it, and nothing else is
 *       left.
 * </ul>
 */
public interface VideoArchive {
  /**
   * Fetches and keeps the video of a job.
   *
   * @param speech the length it should have
   */
  Keeping keep(JobId job, RemoteVideo video, VideoDownloads downloads, MediaLength speech);

  /** What became of keeping a video. */
  sealed interface Keeping {
    /** One result for either outcome. */
    <T> T fold(Function<StoredVideo, T> onKept, Function<Failure, T> onFailed);
  }

  /**
   * The video is ours.
   *
   * @param video what was kept
   */
  record Kept(StoredVideo video) implements Keeping {
    public Kept {
      requireNonNull(video, "video");
    }

    @Override
    public <T> T fold(Function<StoredVideo, T> onKept, Function<Failure, T> onFailed) {
      return onKept.apply(video);
    }
  }

  /**
   * The video is not ours yet ({@code RETRY}) or never will be ({@code GIVE_UP}).
   *
   * @param failure why
   */
  record NotKept(Failure failure) implements Keeping {
    public NotKept {
      requireNonNull(failure, "failure");
    }

    @Override
    public <T> T fold(Function<StoredVideo, T> onKept, Function<Failure, T> onFailed) {
      return onFailed.apply(failure);
    }
  }
}
