package dev.avatars.domain.media;

/** The picture formats a model may accept, by their content and not by a file's name. */
public enum ImageFormat {
  /** JPEG (ISO/IEC 10918). */
  JPEG("JPEG", "image/jpeg", "jpg"),
  /** Portable Network Graphics, still or animated. */
  PNG("PNG", "image/png", "png"),
  /** WebP, lossy or lossless, still or animated. */
  WEBP("WebP", "image/webp", "webp"),
  /** Graphics Interchange Format, still or animated. */
  GIF("GIF", "image/gif", "gif"),
  /** AV1 Image File Format. */
  AVIF("AVIF", "image/avif", "avif");

  private final String title;
  private final String mediaType;
  private final String extension;

  ImageFormat(String title, String mediaType, String extension) {
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
