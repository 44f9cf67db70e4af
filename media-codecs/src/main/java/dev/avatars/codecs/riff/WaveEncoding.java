package dev.avatars.codecs.riff;

/** How the samples of a WAV file are coded. */
public enum WaveEncoding {
  /** Integers, least significant byte first; unsigned up to 8 bits, signed above. */
  PCM,
  /** IEEE 754 numbers of 32 or 64 bits, least significant byte first. */
  FLOAT,
  /** ITU-T G.711 A-law, 8 bits. */
  A_LAW,
  /** ITU-T G.711 mu-law, 8 bits. */
  MU_LAW,
  /** Microsoft ADPCM, 4 bits. */
  MS_ADPCM,
  /** IMA (DVI) ADPCM, 4 bits. */
  IMA_ADPCM,
  /** Frames of MPEG audio, to be read as such. */
  MPEG
}
