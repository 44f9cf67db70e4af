package dev.avatars.fake;

/** Whether a video is what it should be. */
enum VideoShape {
  /** As long as the speech, with its sound. */
  FAITHFUL,
  /** Picture and sound end in the middle of the speech. */
  SHORT,
  /** Picture and sound go on in silence after the speech. */
  PADDED,
  /** As long as the speech, without sound. */
  SILENT
}
