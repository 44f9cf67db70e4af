package dev.avatars.codecs.aac;

/** How finely an encoder quantizes, as a preset; the bit rate follows from the sound. */
public enum AacQuality {
  /** For one voice: about 47 kilobits a second and channel. */
  SPEECH,
  /** For music and for voices over noise: about 96 kilobits a second and channel. */
  MUSIC
}
