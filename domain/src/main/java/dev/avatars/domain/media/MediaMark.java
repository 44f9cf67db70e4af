package dev.avatars.domain.media;

/** Something a measurement noticed about a file that is usable all the same. */
public enum MediaMark {
  /** The file ends before its content does; what is there was measured. */
  TRUNCATED("ends before its content does"),
  /** Parts in the middle are broken. */
  DAMAGED("is damaged in places"),
  /** The picture moves; only its first frame is used. */
  ANIMATED("is animated, of which only the first frame is used");

  private final String words;

  MediaMark(String words) {
    this.words = words;
  }

  /** The end of a sentence that starts with the file. */
  public String words() {
    return words;
  }
}
