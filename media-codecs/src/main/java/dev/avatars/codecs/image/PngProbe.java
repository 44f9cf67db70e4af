package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * Measures a PNG by its chunks (PNG specification, third edition, section 5): every checksum is
 * compared, and the pixel data is inflated and counted.
 */
final class PngProbe {
  static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  /** Length, type and checksum around a chunk's data. */
  private static final int CHUNK_FRAME = 12;

  private static final long MAX_CHUNK = Integer.MAX_VALUE;

  private final ByteSource source;
  private final ImageFindings findings = new ImageFindings(ImageFormat.PNG);
  private final byte[] buffer = new byte[1 << 15];
  private PngPixelData pixels = new PngPixelData(0);
  private long at = SIGNATURE.length();
  private boolean ended;

  private PngProbe(ByteSource source) {
    this.source = source;
  }

  static ImageReading probe(ByteSource source) throws IOException {
    PngProbe probe = new PngProbe(source);
    try {
      return probe.walk();
    } finally {
      probe.pixels.close();
    }
  }

  private ImageReading walk() throws IOException {
    while (!ended && !findings.isRefused() && chunk()) {}
    if (pixels.hasBegun()) {
      findings.somethingToShow();
    }
    markFaults();
    return findings.reading();
  }

  private void markFaults() {
    if (!pixels.isSound()) {
      findings.damaged();
    }
    if (!ended || findings.isWhole() && !pixels.isComplete()) {
      findings.truncated();
    }
  }

  /** Reads one chunk; false where no further chunk begins. */
  private boolean chunk() throws IOException {
    long length = source.u32(at);
    if (at + CHUNK_FRAME > source.length()) {
      return false;
    }
    if (length > MAX_CHUNK) {
      findings.damaged();
      return false;
    }
    boolean whole = at + CHUNK_FRAME + length <= source.length();
    String type = source.text(at + 4, 4);
    if (!findings.isSized() && !readHeader(type, length, whole)) {
      return false;
    }
    boolean sound = checkData(type, length, whole);
    if (whole && sound) {
      note(type, length);
    }
    at += CHUNK_FRAME + length;
    return whole;
  }

  /** The header comes first, and without its checksum the size is not to be believed. */
  private boolean readHeader(String type, long length, boolean whole) throws IOException {
    if (!whole || !type.equals("IHDR") || length != PngHeader.LENGTH || !crcHolds(length)) {
      findings.refuse("a PNG file with a broken header", ImageProbe.PICTURES);
      return false;
    }
    PngHeader.read(source, at + 8).ifPresentOrElse(this::accept, this::refuseHeader);
    return !findings.isRefused();
  }

  private void accept(PngHeader header) {
    findings.size(header.width(), header.height());
    if (!findings.isRefused()) {
      pixels = new PngPixelData(header.inflatedBytes());
    }
  }

  private void refuseHeader() {
    findings.refuse(
        "a PNG file with an unknown color type, bit depth or coding", ImageProbe.PICTURES);
  }

  private void note(String type, long length) throws IOException {
    switch (type) {
      case "IEND" -> ended = true;
      case "acTL" -> findings.frames(source.u32(at + 8));
      case "eXIf" ->
          ExifOrientation.find(source, at + 8, at + 8 + length).ifPresent(findings::orientation);
      default -> {
        // every other chunk has no say in what is measured here
      }
    }
  }

  private boolean crcHolds(long length) throws IOException {
    CRC32 crc = new CRC32();
    int count = source.read(at + 4, buffer, 0, (int) length + 4);
    crc.update(buffer, 0, count);
    return crc.getValue() == source.u32(at + 8 + length);
  }

  /** Checks the data's checksum (section 5.5) and inflates it where it is pixel data. */
  private boolean checkData(String type, long length, boolean whole) throws IOException {
    boolean isPixelData = type.equals("IDAT");
    CRC32 crc = new CRC32();
    crc.update(buffer, 0, source.read(at + 4, buffer, 0, 4));
    long end = Math.min(source.length(), at + 8 + length);
    for (long from = at + 8; from < end; from += buffer.length) {
      int count = source.read(from, buffer, 0, (int) Math.min(buffer.length, end - from));
      crc.update(buffer, 0, count);
      if (isPixelData) {
        pixels.feed(buffer, 0, count);
      }
    }
    return whole && compareCrc(crc, at + 8 + length);
  }

  private boolean compareCrc(CRC32 crc, long storedAt) throws IOException {
    boolean holds = crc.getValue() == source.u32(storedAt);
    if (!holds) {
      findings.damaged();
    }
    return holds;
  }
}
