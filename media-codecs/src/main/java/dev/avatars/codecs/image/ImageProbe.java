package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells what a picture file truly is and how large it is shown, by its content and never by its
 * name, without decoding a pixel.
 *
 * <p>The structure is walked to its end, so that a file that was cut off or damaged is marked as
 * far as its format shows it: PNG by checksums and the inflated size, JPEG by its markers, GIF by
 * its blocks, WebP by its chunks, AVIF by its boxes and item extents. Damage inside of compressed
 * data that carries no checksum stays unseen.
 *
 * <p>No content makes it throw: an {@link IOException} means that the bytes could not be read.
 * Memory is bounded by a few buffers, and time by the file's length. Stateless and thread-safe.
 *
 * <pre>{@code
 * try (ByteSource source = ByteSource.of(Path.of("portrait.webp"))) {
 *   String size =
 *       ImageProbe.probe(source)
 *           .fold(facts -> facts.shownWidth() + " x " + facts.shownHeight(), Refusal::toString);
 * }
 * }</pre>
 */
public final class ImageProbe {
  /** The most pixels a picture may have; one more and it is refused before anything is decoded. */
  public static final long MAX_PIXELS = 100_000_000;

  static final String PICTURES = "a JPEG, PNG, WebP, GIF or AVIF picture";

  private ImageProbe() {}

  /** Measures a picture, or says what the bytes are instead. */
  public static ImageReading probe(ByteSource source) throws IOException {
    Optional<ImageFormat> format = formatOf(source);
    if (format.isEmpty()) {
      return new ImageReading.Refused(new Refusal(ForeignFile.describe(source), PICTURES));
    }
    return switch (format.get()) {
      case JPEG -> JpegProbe.probe(source);
      case PNG -> PngProbe.probe(source);
      case WEBP -> WebpProbe.probe(source);
      case GIF -> GifProbe.probe(source);
      case AVIF -> AvifProbe.probe(source);
    };
  }

  private static Optional<ImageFormat> formatOf(ByteSource source) throws IOException {
    if (source.u16(0) == 0xFFD8 && source.u8(2) == 0xFF) {
      return Optional.of(ImageFormat.JPEG);
    }
    if (source.startsWith(0, PngProbe.SIGNATURE)) {
      return Optional.of(ImageFormat.PNG);
    }
    if (source.startsWith(0, "GIF87a") || source.startsWith(0, "GIF89a")) {
      return Optional.of(ImageFormat.GIF);
    }
    if (source.startsWith(0, "RIFF") && source.startsWith(8, "WEBP")) {
      return Optional.of(ImageFormat.WEBP);
    }
    return AvifProbe.isAvif(source) ? Optional.of(ImageFormat.AVIF) : Optional.empty();
  }
}
