package dev.avatars.batch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * UTF-8 that loses nothing: a byte that is none becomes half a surrogate pair (U+DC80 to U+DCFF),
 * which UTF-8 itself never gives. So the cell it stands in can be named.
 */
final class Utf8 {
  private static final int FIRST = 0xdc80;
  private static final int LAST = 0xdcff;
  private static final int OFFSET = 0xdc00;

  private Utf8() {}

  static String decoded(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      return decoder.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      return withBroken(bytes, decoder.reset());
    }
  }

  /** Whether a character stands for a byte that is no UTF-8. */
  static boolean isBroken(int c) {
    return c >= FIRST && c <= LAST;
  }

  /** The byte that a character stands for, such as {@code 0xE4}. */
  static String broken(int c) {
    return "0x" + Integer.toHexString(c - OFFSET).toUpperCase(Locale.ROOT);
  }

  private static String withBroken(byte[] bytes, CharsetDecoder decoder) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (OFFSET + (in.get() & 0xff)));
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }
}
