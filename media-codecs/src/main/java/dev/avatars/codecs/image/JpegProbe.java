package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/** Measures a JPEG by its frame header, its Exif block and its markers up to the end of image. */
final class JpegProbe {
  private static final int APPLICATION_1 = 0xE1;

  private final ByteSource source;
  private final JpegSegments segments;
  private final ImageFindings findings = new ImageFindings(ImageFormat.JPEG);

  private JpegProbe(ByteSource source) {
    this.source = source;
    this.segments = new JpegSegments(source);
  }

  static ImageReading probe(ByteSource source) throws IOException {
    return new JpegProbe(source).walk();
  }

  private ImageReading walk() throws IOException {
    while (!findings.isRefused() && segments.advance()) {
      note();
    }
    if (segments.scanBytes() > 0) {
      findings.somethingToShow();
    }
    markFaults();
    return findings.reading();
  }

  private void note() throws IOException {
    long payload = segments.payload();
    if (segments.isFrameHeader()) {
      findings.size(source.u16(payload + 3), source.u16(payload + 1));
    } else if (isExif()) {
      ExifOrientation.find(source, payload, segments.end()).ifPresent(findings::orientation);
    } else if (segments.marker() == JpegSegments.START_OF_SCAN) {
      segments.skipScan();
    }
  }

  private boolean isExif() throws IOException {
    return segments.marker() == APPLICATION_1
        && source.startsWith(segments.payload(), ExifOrientation.PREFIX);
  }

  private void markFaults() {
    if (segments.state() == JpegSegments.State.CUT) {
      findings.truncated();
    }
    if (segments.state() == JpegSegments.State.BROKEN || !segments.scansAreSound()) {
      findings.damaged();
    }
  }
}
