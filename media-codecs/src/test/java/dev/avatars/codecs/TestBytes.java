package dev.avatars.codecs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts bytes together for tests, in the words of the formats they stand for. */
public final class TestBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Characters as Latin-1. */
  public TestBytes text(String latin1) {
    return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Bytes as they are. */
  public TestBytes bytes(byte[] some) {
    bytes.writeBytes(some);
    return this;
  }

  /** Single bytes. */
  public TestBytes u8(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  /** Two bytes, most significant first. */
  public TestBytes u16(int value) {
    return u8(value >> 8, value);
  }

  /** Four bytes each, most significant first. */
  public TestBytes u32(long... values) {
    for (long value : values) {
      u16((int) (value >> 16)).u16((int) value);
    }
    return this;
  }

  /** Two bytes, least significant first. */
  public TestBytes u16le(int value) {
    return u8(value, value >> 8);
  }

  /** Four bytes, least significant first. */
  public TestBytes u32le(long value) {
    return u16le((int) value).u16le((int) (value >> 16));
  }

  /** Zeros. */
  public TestBytes zeros(int count) {
    return bytes(new byte[count]);
  }

  /** How many there are so far. */
  public int size() {
    return bytes.size();
  }

  /** All of them. */
  public byte[] toArray() {
    return bytes.toByteArray();
  }

  /** All of them to read from. */
  public ByteSource toSource() {
    return ByteSource.of(toArray());
  }
}
