package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * What a decoder needs to know of a JPEG beyond its size: its coding process and what its
 * components mean.
 */
final class JpegLayout {
  /** Real pictures have at most about a dozen; each further one costs a pass over the picture. */
  private static final int MOST_SCANS = 100;

  private static final int SEQUENTIAL_EXTENDED = 0xC1;
  private static final int PROGRESSIVE = 0xC2;
  private static final int APPLICATION_0 = 0xE0;
  private static final int APPLICATION_14 = 0xEE;
  private static final int ADOBE_TRANSFORM = 11;

  private final ByteSource source;
  private int process;
  private int precision;
  private int components;
  private String identifiers = "";
  private boolean isJfif;
  private Optional<Integer> adobeTransform = Optional.empty();
  private int scans;

  private JpegLayout(ByteSource source) {
    this.source = source;
  }

  static JpegLayout read(ByteSource source) throws IOException {
    JpegLayout layout = new JpegLayout(source);
    JpegSegments segments = new JpegSegments(source);
    while (segments.advance()) {
      layout.note(segments);
    }
    return layout;
  }

  private void note(JpegSegments segments) throws IOException {
    long at = segments.payload();
    if (segments.isFrameHeader() && components == 0) {
      frame(segments.marker(), at);
    } else if (segments.marker() == APPLICATION_0) {
      isJfif |= source.startsWith(at, "JFIF\0");
    } else if (segments.marker() == APPLICATION_14 && source.startsWith(at, "Adobe")) {
      adobeTransform = Optional.of(source.u8(at + ADOBE_TRANSFORM));
    } else if (segments.marker() == JpegSegments.START_OF_SCAN) {
      scans++;
      segments.skipScan();
    }
  }

  private void frame(int marker, long at) throws IOException {
    process = marker;
    precision = source.u8(at);
    components = source.u8(at + 5);
    for (int i = 0; i < Math.min(components, 4); i++) {
      identifiers += (char) source.u8(at + 6 + 3L * i);
    }
  }

  /** How many components each pixel has. */
  int components() {
    return components;
  }

  /** Why the picture cannot be decoded here, if so. */
  Optional<String> obstacle() {
    boolean isHuffman = process <= SEQUENTIAL_EXTENDED || process == PROGRESSIVE;
    if (!isHuffman || precision != 8) {
      return Optional.of("no decoder reads a JPEG with arithmetic, lossless or 12-bit coding");
    }
    if (scans > MOST_SCANS) {
      return Optional.of("a JPEG with %d scans takes too long to decode".formatted(scans));
    }
    return Optional.empty();
  }

  /**
   * What the components mean: ITU-T T.871 for JFIF, the Adobe segment's transform (ITU-T T.872
   * section 6.5.3), and without either what the component identifiers suggest, as libjpeg and the
   * browsers do.
   */
  SampleColor color() {
    return switch (components) {
      case 1 -> SampleColor::gray;
      case 3 -> isRgb() ? SampleColor::rgbSamples : JpegColor::yccToRgb;
      default -> fourComponents();
    };
  }

  private boolean isRgb() {
    if (isJfif) {
      return false;
    }
    return adobeTransform.map(transform -> transform == 0).orElse(identifiers.equals("RGB"));
  }

  private SampleColor fourComponents() {
    if (adobeTransform.isEmpty()) {
      return JpegColor::cmykToRgb;
    }
    return adobeTransform.get() == 2 ? JpegColor::ycckToRgb : JpegColor::invertedCmykToRgb;
  }
}
