package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/** Measures a GIF by its blocks (GIF89a specification, sections 17 to 27) up to the trailer. */
final class GifProbe {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int SCREEN_END = 13;

  private final ByteSource source;
  private final ImageFindings findings = new ImageFindings(ImageFormat.GIF);
  private Optional<FrameArea> firstFrame = Optional.empty();
  private long at;

  private GifProbe(ByteSource source) {
    this.source = source;
  }

  static ImageReading probe(ByteSource source) throws IOException {
    return new GifProbe(source).walk();
  }

  /** Where the first image stands on the logical screen; empty when there is none. */
  static Optional<FrameArea> firstFrame(ByteSource source) throws IOException {
    GifProbe probe = new GifProbe(source);
    probe.walk();
    return probe.firstFrame;
  }

  private ImageReading walk() throws IOException {
    at = SCREEN_END + colorTableBytes(source.u8(10));
    if (source.length() >= SCREEN_END) {
      noteScreen();
    }
    while (!findings.isRefused() && block()) {}
    return findings.reading();
  }

  /** A screen of no size is as large as the first image, as browsers show it. */
  private void noteScreen() throws IOException {
    int width = source.u16le(6);
    int height = source.u16le(8);
    if (width != 0 && height != 0) {
      findings.size(width, height);
    }
  }

  private boolean block() throws IOException {
    return switch (source.u8(at)) {
      case TRAILER -> false;
      case EXTENSION -> extension();
      case IMAGE -> image();
      case -1 -> {
        findings.truncated();
        yield false;
      }
      default -> {
        findings.damaged();
        yield false;
      }
    };
  }

  private boolean extension() throws IOException {
    at += 2;
    return skipSubBlocks();
  }

  private boolean image() throws IOException {
    int flags = source.u8(at + 9);
    if (flags < 0) {
      findings.truncated();
      return false;
    }
    FrameArea area = areaAt(at + 1);
    findings.size(area.width(), area.height());
    firstFrame = firstFrame.or(() -> Optional.of(area));
    at += 10 + colorTableBytes(flags);
    noteCodeSize(source.u8(at));
    at++;
    findings.frame();
    if (source.u8(at) > 0 && source.u8(at + 1) >= 0) {
      findings.somethingToShow();
    }
    return skipSubBlocks();
  }

  private FrameArea areaAt(long start) throws IOException {
    return new FrameArea(
        source.u16le(start),
        source.u16le(start + 2),
        source.u16le(start + 4),
        source.u16le(start + 6));
  }

  /** LZW codes of at most twelve bits begin at eight bits or fewer (appendix F). */
  private void noteCodeSize(int codeSize) {
    if (codeSize == 0 || codeSize > 8) {
      findings.damaged();
    }
  }

  private boolean skipSubBlocks() throws IOException {
    int length = source.u8(at);
    while (length > 0) {
      at += length + 1;
      length = source.u8(at);
    }
    at++;
    if (length < 0) {
      findings.truncated();
    }
    return length == 0;
  }

  private static long colorTableBytes(int flags) {
    return flags >= 0 && (flags & 0x80) != 0 ? 3L << ((flags & 7) + 1) : 0;
  }
}
