package dev.avatars.domain.media;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A measured picture: the face that is to speak.
 *
 * @param source where it was read from
 * @param format its true format, by content
 * @param width pixels across as shown, after the picture's own orientation; 1 or more
 * @param height pixels down as shown; 1 or more
 * @param bytes the size of the file; 1 or more
 * @param digest the digest of the file
 * @param marks what was noticed about it
 */
public record Portrait(
    MediaSource source,
    ImageFormat format,
    int width,
    int height,
    long bytes,
    Sha256 digest,
    Set<MediaMark> marks) {
  public Portrait {
    requireNonNull(source, "source");
    requireNonNull(format, "format");
    requireNonNull(digest, "digest");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "portrait size: found " + width + "x" + height + "; allowed: 1 or more pixels a side");
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("portrait bytes: found " + bytes + "; allowed: 1 or more");
    }
    marks = Set.copyOf(marks);
  }

  /** The shorter side in pixels. */
  public int shorterSide() {
    return Math.min(width, height);
  }

  /** The longer side in pixels. */
  public int longerSide() {
    return Math.max(width, height);
  }
}
