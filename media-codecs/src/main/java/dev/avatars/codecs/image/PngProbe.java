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

  private static final int CHECKSUM = 4;
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
    if (!ended || (findings.isWhole() && !pixels.isComplete())) {
      findings.truncated();
    }
  }

  /** Reads one chunk; false where no further chunk begins. */
  private boolean chunk() throws IOException {
    if (at + CHUNK_FRAME > source.length()) {
      return false;
    }
    Chunk chunk = new Chunk(source.text(at + 4, 4), at + 8, source.u32(at));
    if (chunk.length() > MAX_CHUNK) {
      findings.damaged();
      return false;
    }
    if (!findings.isSized() && !readHeader(chunk)) {
      return false;
    }
    if (checksumHolds(chunk)) {
      note(chunk);
    }
    at = chunk.end() + CHECKSUM;
    return at <= source.length();
  }

  /** The header comes first, and without its checksum the size is not to be believed. */
  private boolean readHeader(Chunk chunk) throws IOException {
    boolean isHeader = chunk.type().equals("IHDR") && chunk.length() == PngHeader.LENGTH;
    if (!isHeader || !checksumHolds(chunk)) {
      findings.refuse("a PNG file with a broken header", ImageProbe.PICTURES);
      return false;
    }
    PngHeader.read(source, chunk.data()).ifPresentOrElse(this::accept, this::refuseHeader);
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

  private void note(Chunk chunk) throws IOException {
    switch (chunk.type()) {
      case "IEND" -> ended = true;
      case "acTL" -> findings.frames(source.u32(chunk.data()));
      case "eXIf" ->
          ExifOrientation.find(source, chunk.data(), chunk.end()).ifPresent(findings::orientation);
      default -> {
        // every other chunk has no say in what is measured here
      }
    }
  }

  /** Reads all of a chunk that is there, checks it (section 5.5) and inflates pixel data. */
  private boolean checksumHolds(Chunk chunk) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(buffer, 0, source.read(chunk.data() - 4, buffer, 0, 4));
    long end = Math.min(source.length(), chunk.end());
    for (long from = chunk.data(); from < end; from += buffer.length) {
      int count = source.read(from, buffer, 0, (int) Math.min(buffer.length, end - from));
      crc.update(buffer, 0, count);
      if (chunk.type().equals("IDAT")) {
        pixels.feed(buffer, count);
      }
    }
    return compare(crc, source.u32(chunk.end()));
  }

  private boolean compare(CRC32 crc, long stored) {
    if (stored >= 0 && stored != crc.getValue()) {
      findings.damaged();
    }
    return stored == crc.getValue();
  }

  private record Chunk(String type, long data, long length) {
    long end() {
      return data + length;
    }
  }
}
