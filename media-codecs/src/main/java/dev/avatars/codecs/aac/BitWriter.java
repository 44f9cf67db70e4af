package dev.avatars.codecs.aac;

import java.util.Arrays;

/** Bits, most significant first (ISO/IEC 14496-3, 4.4: bslbf and uimsbf), into a growing array. */
final class BitWriter {
  private byte[] bytes = new byte[2048];
  private int length;
  private long pending;
  private int pendingBits;

  /** Forgets what was written and keeps the array. */
  void clear() {
    length = 0;
    pending = 0;
    pendingBits = 0;
  }

  /** Writes the lowest {@code count} bits of a value, 0 to 32 of them. */
  void write(int value, int count) {
    pending = pending << count | (value & ((1L << count) - 1));
    pendingBits += count;
    while (pendingBits >= Byte.SIZE) {
      pendingBits -= Byte.SIZE;
      append((byte) (pending >>> pendingBits));
    }
  }

  /** Writes zeros up to the next byte (byte_alignment). */
  void align() {
    if (pendingBits > 0) {
      write(0, Byte.SIZE - pendingBits);
    }
  }

  int bitCount() {
    return length * Byte.SIZE + pendingBits;
  }

  /** The array that holds the whole bytes written; the next write may change or replace it. */
  byte[] array() {
    return bytes;
  }

  /** How many whole bytes were written. */
  int byteCount() {
    return length;
  }

  private void append(byte value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = value;
  }
}
