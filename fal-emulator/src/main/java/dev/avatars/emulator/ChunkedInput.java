package dev.avatars.emulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a chunked body (RFC 9112, 7.1); ends after the last chunk and its trailer. */
final class ChunkedInput extends InputStream {
  private final LineInput lines;
  private long left;
  private boolean ended;

  ChunkedInput(LineInput lines) {
    this.lines = lines;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = lines.bytes().read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the body ended inside a chunk");
    }
    left -= count;
    endChunk();
    return count;
  }

  private void nextChunk() throws IOException {
    left = size(lines.next());
    ended = left == 0;
    if (ended) {
      while (!lines.next().isEmpty()) {
        // trailer fields carry nothing that is needed here
      }
    }
  }

  private void endChunk() throws IOException {
    if (left == 0 && !lines.next().isEmpty()) {
      throw new BadRequestException(400, "chunk: found more bytes than its size; allowed: as many");
    }
  }

  private static long size(String line) throws BadRequestException {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).trim();
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      throw new BadRequestException(
          400, "chunk size: found '" + digits + "'; allowed: 1 to 15 hexadecimal digits");
    }
    return Long.parseLong(digits, 16);
  }
}
