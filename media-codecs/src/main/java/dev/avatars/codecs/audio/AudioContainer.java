package dev.avatars.codecs.audio;

/** How a sound file is laid out, whatever its name ends in. */
public enum AudioContainer {
  /** Frames of MPEG audio one after the other, with or without ID3 tags: {@code .mp3}. */
  MP3("MP3"),
  /** AAC frames with ADTS headers one after the other: {@code .aac}. */
  ADTS("AAC"),
  /** RIFF, RF64 or BW64 with a WAVE form: {@code .wav}. */
  WAV("WAV"),
  /** Ogg pages (RFC 3533): {@code .ogg}, {@code .opus}. */
  OGG("Ogg"),
  /** ISO base media (ISO/IEC 14496-12): {@code .m4a}, {@code .mp4}. */
  MP4("M4A");

  private final String label;

  AudioContainer(String label) {
    this.label = label;
  }

  /** The name people know it by, such as {@code "M4A"}. */
  public String label() {
    return label;
  }
}
