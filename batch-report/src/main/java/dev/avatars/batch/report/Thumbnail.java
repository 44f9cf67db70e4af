package dev.avatars.batch.report;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.image.Picture;
import dev.avatars.codecs.image.PictureReader;
import dev.avatars.domain.media.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A portrait, small.
 *
 * @param width pixels across, 1 to 160
 * @param height pixels down, 1 to 160
 * @param jpeg its file in base 64
 */
record Thumbnail(int width, int height, String jpeg) {
  private static final int LONGEST_SIDE = 160;
  private static final long MOST_BYTES = 64L << 20;

  /** Good enough at this size, at some 6 kB a picture. */
  private static final float QUALITY = 0.82f;

  /**
   * The small form of a portrait; empty when the file is not there, is another one by now, or is
   * none that can be read.
   */
  static Optional<Thumbnail> of(Path file, Sha256 digest) {
    try {
      return isSame(file, digest) ? read(file) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isSame(Path file, Sha256 digest) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
      return false;
    }
    try (DigestOutputStream digested =
            new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digester());
        InputStream bytes = Files.newInputStream(file)) {
      bytes.transferTo(digested);
      return Sha256.from(digested.getMessageDigest().digest()).equals(digest);
    }
  }

  private static Optional<Thumbnail> read(Path file) throws IOException {
    try (ByteSource source = ByteSource.of(file)) {
      Optional<Picture> picture =
          PictureReader.read(source, LONGEST_SIDE)
              .fold(
                  decoded -> Optional.of(decoded.picture()),
                  noDecoder -> Optional.empty(),
                  refusal -> Optional.empty());
      return picture.isEmpty() ? Optional.empty() : Optional.of(of(picture.get()));
    }
  }

  private static Thumbnail of(Picture picture) throws IOException {
    int width = picture.width();
    BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, picture.height(), picture.toArray(), 0, width);
    return new Thumbnail(width, picture.height(), jpeg(image));
  }

  private static String jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
