package dev.avatars.codecs.mp4;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Boxes within boxes, in memory (ISO/IEC 14496-12, 4.2): numbers most significant byte first, and
 * sizes that are filled in when a box ends.
 */
final class BoxWriter {
  private byte[] bytes = new byte[4096];
  private int length;

  /** Writes one box: its size, its type of four Latin-1 letters, and what the body writes. */
  BoxWriter box(String type, Consumer<BoxWriter> body) {
    int start = length;
    u32(0).text(type);
    body.accept(this);
    int end = length;
    length = start;
    u32(end - start);
    length = end;
    return this;
  }

  /** Writes one box that starts with a version of 0 and flags. */
  BoxWriter fullBox(String type, int flags, Consumer<BoxWriter> body) {
    return box(type, content -> body.accept(content.u32(flags)));
  }

  BoxWriter u8(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
    return this;
  }

  BoxWriter u16(int value) {
    return u8(value >> 8).u8(value);
  }

  BoxWriter u24(int value) {
    return u8(value >> 16).u16(value);
  }

  BoxWriter u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  BoxWriter u64(long value) {
    return u32(value >> 32).u32(value);
  }

  BoxWriter zeros(int count) {
    for (int i = 0; i < count; i++) {
      u8(0);
    }
    return this;
  }

  BoxWriter bytes(byte[] values) {
    for (byte value : values) {
      u8(value);
    }
    return this;
  }

  /** Writes Latin-1 text without an end mark. */
  BoxWriter text(String latin1) {
    return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
