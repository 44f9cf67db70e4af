package dev.avatars.codecs.iso;

/** The sound codecs that are read from MP4 files. */
public enum SoundCodec {
  /** AAC without band replication. */
  AAC,
  /** AAC with band replication that the file announces. */
  HE_AAC,
  /** MPEG audio, layer III or another. */
  MPEG,
  /** Apple Lossless. */
  ALAC,
  /** Opus (its encapsulation in ISO base media, version 0.8.1). */
  OPUS,
  /** FLAC (its encapsulation in ISO base media, version 0.0.4). */
  FLAC
}
