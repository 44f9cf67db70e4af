package dev.avatars.codecs.image;

/** What is wrong with a picture that could nevertheless be measured. */
public enum ImageMark {
  /** The file ends before the picture does. */
  TRUNCATED,
  /** Bytes inside of the picture contradict its checksums or its structure. */
  DAMAGED
}
