package dev.avatars.domain.media;

/**
 * What a video file was measured to be.
 *
 * @param width pixels across
 * @param height pixels down
 * @param picture the length of the picture track; at most {@link MediaLength#LONGEST}
 * @param sound the length of the sound track; zero when there is none, at most {@link
 *     MediaLength#LONGEST}
 */
public record VideoFacts(int width, int height, MediaLength picture, MediaLength sound) {
  public VideoFacts {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "video size: found " + width + "x" + height + "; allowed: 1 or more pixels a side");
    }
    if (picture.isAbsurd() || sound.isAbsurd()) {
      throw new IllegalArgumentException(
          "video length: found "
              + picture.max(sound)
              + "; allowed: at most "
              + MediaLength.LONGEST);
    }
  }

  /** The longer of both tracks: what a player shows, and what is billed. */
  public MediaLength length() {
    return picture.max(sound);
  }
}
