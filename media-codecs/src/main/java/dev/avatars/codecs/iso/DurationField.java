package dev.avatars.codecs.iso;

import dev.avatars.codecs.ByteSource;
import dev.avatars.codecs.CodedDataException;
import java.io.IOException;
import java.util.List;

/**
 * The duration that stands in a header (ISO/IEC 14496-12, 8.2.2 mvhd, 8.3.2 tkhd, 8.4.2 mdhd).
 *
 * @param header the header's box
 * @param at where the duration stands
 * @param width its bytes: 4, or 8 in version 1
 */
record DurationField(Box header, long at, int width) {
  private static final long LARGEST_32_BITS = 0xFFFF_FFFFL;

  /** The duration of a movie or of its media, which follows the time scale. */
  static DurationField afterScale(ByteSource source, Box header) throws IOException {
    return at(source, header, 12, 20);
  }

  /** The duration of a track, which follows its number. */
  static DurationField afterId(ByteSource source, Box tkhd) throws IOException {
    return at(source, tkhd, 16, 24);
  }

  private static DurationField at(ByteSource source, Box header, int narrow, int wide)
      throws IOException {
    int version = header.version(source);
    boolean isWide = version == 1;
    DurationField field =
        new DurationField(header, header.fields() + (isWide ? wide : narrow), isWide ? 8 : 4);
    if (version < 0 || version > 1 || field.at + field.width > header.end()) {
      throw new CodedDataException("a header (" + header.type() + ") of an unknown form");
    }
    return field;
  }

  /** What stands there; the largest number where it is said to be unknown. */
  long value(ByteSource source) throws IOException {
    long value = width == Long.BYTES ? source.u64(at) : source.u32(at);
    return value < 0 || (width == 4 && value == LARGEST_32_BITS) ? Long.MAX_VALUE : value;
  }

  /** The header with another duration. */
  Piece with(long duration) {
    if (width == 4 && duration >= LARGEST_32_BITS) {
      throw new CodedDataException("a header (" + header.type() + ") too small for its duration");
    }
    return new Piece.Nested(
        header.type(),
        List.of(
            new Piece.Span(header.body(), at),
            new Piece.Whole(duration, width),
            new Piece.Span(at + width, header.end())));
  }
}
