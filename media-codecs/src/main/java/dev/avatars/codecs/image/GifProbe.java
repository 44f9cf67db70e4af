package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/** Measures a GIF by its blocks (GIF89a specification, sections 17 to 27) up to the trailer. */
final class GifProbe {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int SCREEN_END = 13;

  private final ByteSource source;
  private final ImageFindings findings = new ImageFindings(ImageFormat.GIF);
  private long at;

  private GifProbe(ByteSource source) {
    this.source = source;
  }

  static ImageReading probe(ByteSource source) throws IOException {
    return new GifProbe(source).walk();
  }

  private ImageReading walk() throws IOException {
    at = SCREEN_END + colorTableBytes(source.u8(10));
    noteScreen();
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
    switch (source.u8(at)) {
      case TRAILER:
        return false;
      case EXTENSION:
        at += 2;
        return skipSubBlocks();
      case IMAGE:
        return image();
      case -1:
        findings.truncated();
        return false;
      default:
        findings.damaged();
        return false;
    }
  }

  private boolean image() throws IOException {
    int flags = source.u8(at + 9);
    if (flags < 0) {
      findings.truncated();
      return false;
    }
    findings.size(source.u16le(at + 5), source.u16le(at + 7));
    at += 10 + colorTableBytes(flags);
    noteCodeSize(source.u8(at));
    at++;
    findings.frame();
    if (source.u8(at) > 0 && source.u8(at + 1) >= 0) {
      findings.somethingToShow();
    }
    return skipSubBlocks();
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
    return flags >= 0 && (flags & 0x80) != 0 ? 3L << (flags & 7) + 1 : 0;
  }
}
