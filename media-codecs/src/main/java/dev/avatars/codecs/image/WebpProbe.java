package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Measures a WebP by its chunks: RFC 9649 section 2, with the bitstream headers of VP8 and VP8L.
 */
final class WebpProbe {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;

  /** A lossless bitstream has no parts; less than a hundredth of it shows nothing. */
  private static final int NEGLIGIBLE_PART = 100;

  private final ByteSource source;
  private final ImageFindings findings = new ImageFindings(ImageFormat.WEBP);
  private Optional<FrameArea> firstFrame = Optional.empty();
  private boolean extended;

  private WebpProbe(ByteSource source) {
    this.source = source;
  }

  static ImageReading probe(ByteSource source) throws IOException {
    return new WebpProbe(source).walk();
  }

  /** Where the first frame of an animation stands on the canvas; empty for a still picture. */
  static Optional<FrameArea> firstFrame(ByteSource source) throws IOException {
    WebpProbe probe = new WebpProbe(source);
    probe.walk();
    return probe.firstFrame;
  }

  private ImageReading walk() throws IOException {
    long end = source.u32le(4) + CHUNK_HEADER;
    if (end > source.length()) {
      findings.truncated();
    }
    walkChunks(FIRST_CHUNK, Math.min(end, source.length()));
    return findings.reading();
  }

  private void walkChunks(long from, long end) throws IOException {
    long at = from;
    while (!findings.isRefused() && at + CHUNK_HEADER <= end) {
      long length = source.u32le(at + 4);
      long data = at + CHUNK_HEADER;
      if (data + length > end) {
        markOverrun(data + length);
      }
      note(source.text(at, 4), data, length);
      at = data + length + (length & 1);
    }
  }

  /** A chunk that runs past the file was cut; one that only runs past its container is a lie. */
  private void markOverrun(long chunkEnd) {
    if (chunkEnd > source.length()) {
      findings.truncated();
    } else {
      findings.damaged();
    }
  }

  private void note(String type, long data, long length) throws IOException {
    switch (type) {
      case "VP8X" -> canvas(data);
      case "VP8 " -> lossy(data);
      case "VP8L" -> lossless(data, length);
      case "ANMF" -> frame(data, length);
      case "EXIF" ->
          ExifOrientation.find(source, data, data + length).ifPresent(findings::orientation);
      default -> {
        // color profiles, metadata and unknown chunks have no say in the size
      }
    }
  }

  /** RFC 9649 section 2.7.1: flags, then the sides less one in three bytes each. */
  private void canvas(long data) throws IOException {
    if (data + 10 > source.length()) {
      findings.truncated();
      return;
    }
    extended = true;
    findings.size(1 + u24le(data + 4), 1 + u24le(data + 7));
  }

  /** RFC 6386 section 9.1: a three-byte tag, a start code, then sides of 14 bits. */
  private void lossy(long data) throws IOException {
    if (source.u8(data + 3) != 0x9D || source.u16(data + 4) != 0x012A) {
      findings.damaged();
      return;
    }
    boolean keyFrame = (source.u8(data) & 1) == 0;
    if (!keyFrame) {
      findings.damaged();
    }
    bitstreamSize(source.u16le(data + 6) & 0x3FFF, source.u16le(data + 8) & 0x3FFF);
    long firstPartition = u24le(data) >> 5;
    if (data + 10 + firstPartition <= source.length()) {
      findings.somethingToShow();
    }
  }

  /** RFC 9649 section 3.4: a signature, then the sides less one in 14 bits each. */
  private void lossless(long data, long length) throws IOException {
    long sides = source.u32le(data + 1);
    if (source.u8(data) != 0x2F || sides < 0) {
      findings.damaged();
      return;
    }
    bitstreamSize(1 + (sides & 0x3FFF), 1 + ((sides >> 14) & 0x3FFF));
    long there = Math.min(source.length() - data, length);
    if (there > length / NEGLIGIBLE_PART) {
      findings.somethingToShow();
    }
  }

  /** RFC 9649 section 2.7.1.1: place, size, duration and flags of a frame, then its own chunks. */
  private void frame(long data, long length) throws IOException {
    findings.frame();
    long end = Math.min(data + length, source.length());
    if (data + FRAME_HEADER <= end) {
      FrameArea area = areaAt(data);
      firstFrame = firstFrame.or(() -> Optional.of(area));
      walkFrame(data + FRAME_HEADER, end);
    }
  }

  private FrameArea areaAt(long data) throws IOException {
    return new FrameArea(
        2 * u24le(data), 2 * u24le(data + 3), 1 + u24le(data + 6), 1 + u24le(data + 9));
  }

  private void walkFrame(long from, long end) throws IOException {
    long at = from;
    while (at + CHUNK_HEADER <= end) {
      long length = source.u32le(at + 4);
      if (source.startsWith(at, "VP8") && at + CHUNK_HEADER + length <= end) {
        findings.somethingToShow();
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
  }

  /** In the extended layout the canvas counts, and a still picture has to fill it. */
  private void bitstreamSize(long width, long height) {
    if (extended && (width != findings.width() || height != findings.height())) {
      findings.damaged();
    }
    findings.size(width, height);
  }

  private long u24le(long at) throws IOException {
    return source.u16le(at) | ((long) source.u8(at + 2) << 16);
  }
}
