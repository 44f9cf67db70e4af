package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.Refusal;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Decodes one measured picture, and is the one place where a decoder may fail. */
final class PictureDecoding implements Decoding {
  /**
   * The WebP decoder cannot thin out what it decodes: it holds the whole picture, at up to four
   * bytes a pixel.
   */
  private static final long MOST_WEBP_PIXELS = 32_000_000;

  private final ByteSource source;
  private final ImageFacts facts;
  private final int longestSide;

  PictureDecoding(ByteSource source, ImageFacts facts, int longestSide) {
    this.source = source;
    this.facts = facts;
    this.longestSide = longestSide;
  }

  @Override
  public PictureReading run() throws IOException {
    Optional<String> obstacle = obstacle();
    return obstacle.isPresent()
        ? new PictureReading.NoDecoder(facts, obstacle.get())
        : decodeOrRefuse();
  }

  private Optional<String> obstacle() throws IOException {
    return switch (facts.format()) {
      case AVIF -> Optional.of("no decoder in pure Java reads AVIF pixels");
      case JPEG -> JpegLayout.read(source).obstacle();
      case WEBP -> webpObstacle();
      case PNG, GIF -> Optional.empty();
    };
  }

  private Optional<String> webpObstacle() {
    long pixels = (long) facts.width() * facts.height();
    return pixels > MOST_WEBP_PIXELS
        ? Optional.of("the WebP decoder needs too much memory beyond 32 megapixels")
        : Optional.empty();
  }

  /**
   * Decoders that others wrote meet broken data with any unchecked exception (an index out of
   * bounds, a negative size); each means the same to a reader of the answer, so all of them end
   * here as a refusal. A failure of the disk goes on as what it is.
   */
  private PictureReading decodeOrRefuse() throws IOException {
    ByteSourceStream stream = new ByteSourceStream(source);
    try {
      return new PictureReading.Decoded(facts, decode(stream));
    } catch (IOException | RuntimeException e) {
      if (stream.failure().isPresent()) {
        throw stream.failure().get();
      }
      return new PictureReading.Refused(
          new Refusal(
              facts.format().withArticle() + " picture with undecodable pixels",
              "a whole picture"));
    }
  }

  private Picture decode(ByteSourceStream stream) throws IOException {
    ImageReader reader = ImageReaders.create(facts.format());
    try {
      // neither backwards nor metadata: comments and profiles could be bombs of their own
      reader.setInput(stream, true, true);
      return fit(rows(reader));
    } finally {
      reader.dispose();
    }
  }

  private PixelRows rows(ImageReader reader) throws IOException {
    return switch (facts.format()) {
      case JPEG -> jpegRows(reader);
      case GIF -> frameRows(reader, GifProbe.firstFrame(source));
      case WEBP -> frameRows(reader, WebpProbe.firstFrame(source));
      case PNG, AVIF -> frameRows(reader, Optional.empty());
    };
  }

  private PixelRows jpegRows(ImageReader reader) throws IOException {
    JpegLayout layout = JpegLayout.read(source);
    ImageReadParam parameters = reader.getDefaultReadParam();
    DecodingStep.forPicture(facts.width(), facts.height(), layout.components()).applyTo(parameters);
    return RasterRows.of(reader.readRaster(0, parameters), layout.color());
  }

  /** Reads the first image, and lays it on the canvas where it covers only a part of that. */
  private PixelRows frameRows(ImageReader reader, Optional<FrameArea> frame) throws IOException {
    FrameArea area = frame.orElse(new FrameArea(0, 0, facts.width(), facts.height()));
    if (!area.isDecodable()) {
      throw new IOException("a frame of %d x %d pixels".formatted(area.width(), area.height()));
    }
    DecodingStep step = stepFor(reader, area);
    PixelRows rows = readFirst(reader, step);
    int width = step.kept(facts.width());
    int height = step.kept(facts.height());
    boolean covers = area.x() == 0 && area.y() == 0;
    return covers && rows.width() == width && rows.height() == height
        ? rows
        : new CanvasRows(rows, step.scaled(area.x()), step.scaled(area.y()), width, height);
  }

  private DecodingStep stepFor(ImageReader reader, FrameArea area) throws IOException {
    int bits = reader.getRawImageType(0).getColorModel().getPixelSize();
    long width = Math.max(area.width(), facts.width());
    long height = Math.max(area.height(), facts.height());
    return DecodingStep.forPicture(width, height, Math.max(1, bits / 8));
  }

  private static PixelRows readFirst(ImageReader reader, DecodingStep step) throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    step.applyTo(parameters);
    // the type as stored: any other one would be converted by its color profile
    parameters.setDestinationType(reader.getRawImageType(0));
    return RasterRows.of(reader.read(0, parameters));
  }

  private Picture fit(PixelRows rows) {
    int width = Math.min(rows.width(), fitted(facts.width()));
    int height = Math.min(rows.height(), fitted(facts.height()));
    return Turn.upright(AreaAverage.shrink(rows, width, height), facts.orientation());
  }

  /** A side of the result: scaled as the longest one is, rounded, never nothing. */
  private int fitted(int side) {
    long longest = Math.max(facts.width(), facts.height());
    long wanted = Math.min(longest, longestSide);
    return (int) Math.max(1, (side * wanted + longest / 2) / longest);
  }
}
