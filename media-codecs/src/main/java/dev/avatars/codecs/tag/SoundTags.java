package dev.avatars.codecs.tag;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;

/**
 * Steps over ID3v2, ID3v1, APEv2 and Lyrics3 tags without reading what they say.
 *
 * <p>Tags are found wherever they stand, since files that were glued together have them in the
 * middle. Stateless and thread-safe.
 */
public final class SoundTags {
  private static final int ID3V2_HEADER = 10;
  private static final int ID3V2_FOOTER_FLAG = 0x10;
  private static final int ID3V1_LENGTH = 128;
  private static final int ID3V1_EXTENDED_LENGTH = 227;
  private static final int APE_HEADER = 32;
  private static final long APE_IS_HEADER_FLAG = 1L << 29;
  private static final int LYRICS_END_LENGTH = 9;

  private SoundTags() {}

  /**
   * The position after all tags that stand at a position, which is the position itself where there
   * are none. May lie behind the end of the source when a tag claims so.
   */
  public static long skip(ByteSource source, long at) throws IOException {
    long from = at;
    long after = skipOne(source, from);
    while (after > from) {
      from = after;
      after = skipOne(source, from);
    }
    return after;
  }

  private static long skipOne(ByteSource source, long at) throws IOException {
    return switch (source.u8(at)) {
      case 'I' -> source.startsWith(at, "ID3") ? afterId3v2(source, at) : at;
      case 'T' -> afterId3v1(source, at);
      case 'A' -> source.startsWith(at, "APETAGEX") ? afterApe(source, at) : at;
      case 'L' -> source.startsWith(at, "LYRICSBEGIN") ? afterLyrics(source, at) : at;
      default -> at;
    };
  }

  /** ID3v2.4 main structure, 3.1 and 3.4: four times seven bits, without header and footer. */
  private static long afterId3v2(ByteSource source, long at) throws IOException {
    long size = 0;
    for (int i = 6; i < ID3V2_HEADER; i++) {
      int seven = source.u8(at + i);
      if (seven < 0 || seven > 0x7F) {
        return at;
      }
      size = size << 7 | seven;
    }
    int footer = (source.u8(at + 5) & ID3V2_FOOTER_FLAG) == 0 ? 0 : ID3V2_HEADER;
    return at + ID3V2_HEADER + size + footer;
  }

  private static long afterId3v1(ByteSource source, long at) throws IOException {
    if (source.startsWith(at, "TAG+")) {
      return at + ID3V1_EXTENDED_LENGTH;
    }
    return source.startsWith(at, "TAG") ? at + ID3V1_LENGTH : at;
  }

  /** APEv2: the size counts items and footer; a header of 32 bytes may come before them. */
  private static long afterApe(ByteSource source, long at) throws IOException {
    long size = source.u32le(at + 12);
    long flags = source.u32le(at + 20);
    if (size < 0 || flags < 0) {
      return at;
    }
    return (flags & APE_IS_HEADER_FLAG) == 0 ? at + APE_HEADER : at + APE_HEADER + size;
  }

  /**
   * Lyrics3 stands before an ID3v1 tag, or nothing, at the end of the file, and ends in LYRICSEND
   * (version 1) or LYRICS200 (version 2).
   */
  private static long afterLyrics(ByteSource source, long at) throws IOException {
    long tag = source.length() - ID3V1_LENGTH;
    long end = source.startsWith(tag, "TAG") ? tag : source.length();
    long word = end - LYRICS_END_LENGTH;
    boolean isEnd = source.startsWith(word, "LYRICSEND") || source.startsWith(word, "LYRICS200");
    return isEnd && end > at ? end : at;
  }
}
