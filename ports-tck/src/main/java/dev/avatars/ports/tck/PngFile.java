package dev.avatars.ports.tck;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes a small gray PNG picture (W3C Portable Network Graphics, third edition). */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte BITS = 8;
  private static final byte GRAY = 0;

  private PngFile() {}

  /** A picture with a bright oval on a dark ground; another shade is another picture. */
  static byte[] oval(int width, int height, int shade) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(BITS)
            .put(GRAY)
            .put(new byte[] {0, 0, 0})
            .array();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(chunk("IHDR", header));
    file.writeBytes(chunk("IDAT", deflated(rows(width, height, shade))));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] rows(int width, int height, int shade) {
    ByteBuffer rows = ByteBuffer.allocate((width + 1) * height);
    for (int y = 0; y < height; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < width; x++) {
        rows.put((byte) (isInside(x, y, width, height) ? 200 - shade : 40 + shade));
      }
    }
    return rows.array();
  }

  private static boolean isInside(int x, int y, int width, int height) {
    long across = (2L * x - width) * height;
    long down = (2L * y - height) * width;
    long edge = (long) width * height;
    return 2 * (across * across + down * down) < edge * edge;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    while (!deflater.finished()) {
      packed.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return packed.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    CRC32 check = new CRC32();
    check.update(type.getBytes(StandardCharsets.US_ASCII));
    check.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(type.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .putInt((int) check.getValue())
        .array();
  }
}
