package dev.avatars.codecs.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Picks a reader by the format that was probed: the JDK's own for its formats even when other
 * plugins lie on the class path, so that the same bytes give the same pixels everywhere.
 */
final class ImageReaders {
  private ImageReaders() {}

  /** A new reader for a format other than AVIF. */
  static ImageReader create(ImageFormat format) throws IOException {
    return switch (format) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case JPEG, PNG, GIF -> ofJdk(format.title());
      case AVIF -> throw new IllegalArgumentException("format is AVIF; allowed: one with a reader");
    };
  }

  private static ImageReader ofJdk(String formatName) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(formatName);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
        return reader;
      }
      reader.dispose();
    }
    throw new IOException("this Java runtime has no reader for " + formatName);
  }
}
