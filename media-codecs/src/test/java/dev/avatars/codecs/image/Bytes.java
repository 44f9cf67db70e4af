package dev.avatars.codecs.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Builds small files byte by byte. */
final class Bytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Bytes of(String latin1) {
    return new Bytes().add(latin1);
  }

  Bytes add(String latin1) {
    bytes.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Bytes add(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  Bytes add(byte[] values) {
    bytes.writeBytes(values);
    return this;
  }

  /** Four bytes, most significant first. */
  Bytes u32(long value) {
    return add((int) (value >> 24), (int) (value >> 16), (int) (value >> 8), (int) value);
  }

  /** A PNG chunk with its true checksum. */
  Bytes pngChunk(String type, byte[] data) {
    byte[] checked = Bytes.of(type).add(data).toArray();
    CRC32 crc = new CRC32();
    crc.update(checked);
    return u32(data.length).add(checked).u32(crc.getValue());
  }

  /** An ISO box. */
  Bytes box(String type, byte[] body) {
    return u32(body.length + 8L).add(type).add(body);
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}
