package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.StoredVideo;
import java.util.Set;

/**
 * The video of a row.
 *
 * @param length the longer of its tracks
 * @param width pixels across
 * @param height pixels down
 * @param bytes its size
 * @param digest its digest
 * @param flags where it differs from what the speech promised
 */
public record RowVideo(
    MediaLength length,
    int width,
    int height,
    long bytes,
    Sha256 digest,
    Set<StoredVideo.Flag> flags) {
  public RowVideo {
    requireNonNull(length, "length");
    requireNonNull(digest, "digest");
    flags = Set.copyOf(flags);
  }

  /** The facts of a video that is ours. */
  public static RowVideo of(StoredVideo video) {
    return new RowVideo(
        video.facts().length(),
        video.facts().width(),
        video.facts().height(),
        video.bytes(),
        video.digest(),
        video.flags());
  }
}
