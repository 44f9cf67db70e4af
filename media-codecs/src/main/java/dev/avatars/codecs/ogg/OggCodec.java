package dev.avatars.codecs.ogg;

/** The sound codecs whose mapping into Ogg is read here. */
public enum OggCodec {
  /** Vorbis I, annex A. */
  VORBIS,
  /** RFC 7845. */
  OPUS,
  /** RFC 9639, 10.1. */
  FLAC
}
