package dev.avatars.codecs.image;

/** Whether a picture file holds one picture or several that follow each other. */
public enum Motion {
  /** One picture. */
  STILL,
  /** At least two frames; only the first is ever decoded. */
  ANIMATED
}
