package dev.avatars.domain.media;

/** The sound formats a model may accept, by their content and not by a file's name. */
public enum AudioFormat {
  /** MPEG audio layer III in a bare stream. */
  MP3("MP3", "audio/mpeg", "mp3"),
  /** Ogg with Vorbis, Opus or FLAC inside. */
  OGG("Ogg", "audio/ogg", "ogg"),
  /** RIFF WAVE. */
  WAV("WAV", "audio/wav", "wav"),
  /** MPEG-4 audio. */
  M4A("M4A", "audio/mp4", "m4a"),
  /** AAC in ADTS frames. */
  AAC("AAC", "audio/aac", "aac");

  private final String title;
  private final String mediaType;
  private final String extension;

  AudioFormat(String title, String mediaType, String extension) {
    this.title = title;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The name people know it by. */
  public String title() {
    return title;
  }

  /** The registered media type. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual file name extension, without the dot. */
  public String extension() {
    return extension;
  }
}
