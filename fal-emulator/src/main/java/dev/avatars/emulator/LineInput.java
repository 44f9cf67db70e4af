package dev.avatars.emulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of a message's head, from a stream whose other bytes stay where they are.
 *
 * @param bytes a buffered stream
 */
record LineInput(InputStream bytes) {
  private static final int LONGEST = 16 << 10;

  /** The next line without its end. */
  String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = required(); c != '\n'; c = required()) {
      if (line.length() >= LONGEST) {
        throw new BadRequestException(
            431, "header line: found more than " + LONGEST + " bytes; allowed: at most that");
      }
      line.append((char) c);
    }
    return utf8(withoutReturn(line));
  }

  private int required() throws IOException {
    int c = bytes.read();
    if (c < 0) {
      throw new EOFException("the message ended inside its head");
    }
    return c;
  }

  private static String withoutReturn(StringBuilder line) {
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  private static String utf8(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
