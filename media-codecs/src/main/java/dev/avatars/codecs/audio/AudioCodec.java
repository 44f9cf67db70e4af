package dev.avatars.codecs.audio;

/** How sound is coded inside of its container. */
public enum AudioCodec {
  /** Uncompressed integers, 8 to 32 bits. */
  PCM_INTEGER("PCM"),
  /** Uncompressed IEEE 754 numbers, 32 or 64 bits. */
  PCM_FLOAT("PCM float"),
  /** ITU-T G.711 A-law. */
  A_LAW("A-law"),
  /** ITU-T G.711 mu-law. */
  MU_LAW("mu-law"),
  /** Microsoft ADPCM. */
  MS_ADPCM("Microsoft ADPCM"),
  /** IMA (DVI) ADPCM as WAV files hold it. */
  IMA_ADPCM("IMA ADPCM"),
  /** MPEG audio, layer I. */
  MP1("MPEG layer I"),
  /** MPEG audio, layer II. */
  MP2("MPEG layer II"),
  /** MPEG audio, layer III. */
  MP3("MP3"),
  /** AAC without bandwidth extension: Main, LC, SSR or LTP. */
  AAC("AAC"),
  /** AAC with spectral band replication, which doubles the sample rate of its core. */
  HE_AAC("HE-AAC"),
  /** Apple Lossless. */
  ALAC("ALAC"),
  /** Vorbis I. */
  VORBIS("Vorbis"),
  /** Opus (RFC 6716). */
  OPUS("Opus"),
  /** FLAC (RFC 9639). */
  FLAC("FLAC");

  private final String label;

  AudioCodec(String label) {
    this.label = label;
  }

  /** The name people know it by, such as {@code "HE-AAC"}. */
  public String label() {
    return label;
  }
}
