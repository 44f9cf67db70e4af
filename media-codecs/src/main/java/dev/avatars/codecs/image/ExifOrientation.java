package dev.avatars.codecs.image;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the orientation tag from an Exif block: a TIFF header and its first directory (CIPA DC-008
 * section 4.5, TIFF 6.0 section 2). Nothing outside of the block is read.
 */
final class ExifOrientation {
  /** What precedes the TIFF header in a JPEG segment, and in some WebP files. */
  static final String PREFIX = "Exif\0\0";

  private static final int ORIENTATION_TAG = 274;
  private static final int ENTRY_BYTES = 12;

  private final ByteSource source;
  private final long start;
  private final long end;
  private final boolean littleEndian;

  private ExifOrientation(ByteSource source, long start, long end) throws IOException {
    this.source = source;
    this.start = start;
    this.end = end;
    this.littleEndian = source.u8(start) == 'I';
  }

  /** The orientation in the block from {@code start} to {@code end}, if it says a valid one. */
  static Optional<Orientation> find(ByteSource source, long start, long end) throws IOException {
    long tiff = source.startsWith(start, PREFIX) ? start + PREFIX.length() : start;
    return new ExifOrientation(source, tiff, end).inFirstDirectory();
  }

  private Optional<Orientation> inFirstDirectory() throws IOException {
    long directory = start + u32(start + 4);
    int entries = u16(directory);
    long entry = directory + 2;
    for (int i = 0; i < entries && entry + ENTRY_BYTES <= end; i++, entry += ENTRY_BYTES) {
      if (u16(entry) == ORIENTATION_TAG) {
        return Orientation.ofExif(u16(entry + 8));
      }
    }
    return Optional.empty();
  }

  private int u16(long at) throws IOException {
    return littleEndian ? source.u16le(at) : source.u16(at);
  }

  private long u32(long at) throws IOException {
    return littleEndian ? source.u32le(at) : source.u32(at);
  }
}
