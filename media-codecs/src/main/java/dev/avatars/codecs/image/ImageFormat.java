package dev.avatars.codecs.image;

/** A picture format that {@link ImageProbe} measures. */
public enum ImageFormat {
  /** ITU-T T.81, baseline or progressive, in a JFIF, Exif or bare stream. */
  JPEG("JPEG"),
  /** W3C Portable Network Graphics, third edition, with or without animation. */
  PNG("PNG"),
  /** WebP, RFC 9649: lossy, lossless or extended. */
  WEBP("WebP"),
  /** Graphics Interchange Format 87a or 89a. */
  GIF("GIF"),
  /** AV1 Image File Format 1.1, a picture or a sequence. */
  AVIF("AVIF");

  private final String title;

  ImageFormat(String title) {
    this.title = title;
  }

  /** The name as people write it, for example {@code "WebP"}. */
  public String title() {
    return title;
  }

  /** The name with its indefinite article, for example {@code "an AVIF"}. */
  String withArticle() {
    return (this == AVIF ? "an " : "a ") + title;
  }
}
