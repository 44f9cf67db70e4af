package dev.avatars.codecs.image;

import static java.util.Objects.requireNonNull;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * Decodes a picture: upright, opaque, no larger than wanted, the first frame of an animation.
 *
 * <p>JPEG, PNG and GIF are decoded by the JDK, WebP by TwelveMonkeys, each chosen by what {@link
 * ImageProbe} found; AVIF has no decoder in pure Java and is answered as {@link
 * PictureReading.NoDecoder}. Transparent parts show a light gray ground. Embedded color profiles
 * are not applied: samples count as sRGB, and CMYK is converted by multiplication, so that the same
 * file gives the same pixels on every JDK.
 *
 * <p>A truncated or damaged picture is decoded as far as its decoder goes; what it puts in place of
 * the missing part, and whether it gives up, is the one thing that may differ between JDKs. No
 * content makes this throw: an {@link IOException} means that the bytes could not be read. Memory
 * is bounded: very large pictures are thinned out as they are decoded, to at most 64 MiB of samples
 * beside the result (128 MiB for WebP, which has no decoder beyond 32 megapixels). Stateless and
 * thread-safe.
 *
 * <pre>{@code
 * Optional<Picture> picture =
 *     PictureReader.read(source, 1024)
 *         .fold(
 *             decoded -> Optional.of(decoded.picture()),
 *             noDecoder -> Optional.empty(),
 *             refusal -> Optional.empty());
 * }</pre>
 */
public final class PictureReader {
  private PictureReader() {}

  /**
   * Reads a picture.
   *
   * @param source the file
   * @param longestSide the most pixels that either side of the result may have, from 1; a picture
   *     that is smaller keeps its size, a larger one is averaged down
   * @throws IllegalArgumentException if {@code longestSide} is not positive
   */
  public static PictureReading read(ByteSource source, int longestSide) throws IOException {
    requireNonNull(source, "source");
    if (longestSide < 1) {
      throw new IllegalArgumentException(
          "longestSide is " + longestSide + "; allowed: 1 or more pixels");
    }
    return ImageProbe.probe(source)
        .<Decoding>fold(
            facts -> new PictureDecoding(source, facts, longestSide),
            refusal -> () -> new PictureReading.Refused(refusal))
        .run();
  }
}
