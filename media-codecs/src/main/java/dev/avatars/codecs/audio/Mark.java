package dev.avatars.codecs.audio;

/** What a measured sound file is not: whole. */
public enum Mark {
  /** The file ends before its sound does; the length is that of what is there. */
  TRUNCATED,
  /** Bytes between the first and the last are unreadable or contradict each other. */
  DAMAGED
}
