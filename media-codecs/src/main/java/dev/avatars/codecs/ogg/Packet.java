package dev.avatars.codecs.ogg;

/**
 * A packet in somebody's buffer, valid until the next one is asked for.
 *
 * @param bytes the buffer
 * @param offset where the packet begins
 * @param length the bytes of the packet that are kept; fewer than it has when it is monstrous
 */
@SuppressWarnings("ArrayRecordComponent")
record Packet(byte[] bytes, int offset, int length) {
  /** The byte at an index as 0 to 255, or -1 behind the end. */
  int u8(int index) {
    return index < length ? bytes[offset + index] & 0xFF : -1;
  }

  int u16le(int index) {
    return u8(index) | u8(index + 1) << 8;
  }

  /** Four bytes, least significant first; as an int, since nothing valid here needs the sign. */
  int s32le(int index) {
    return u16le(index) | u16le(index + 2) << 16;
  }

  boolean startsWith(int index, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(index + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  byte[] copy(int from, int to) {
    byte[] copy = new byte[to - from];
    System.arraycopy(bytes, offset + from, copy, 0, copy.length);
    return copy;
  }

  byte[] copy() {
    return copy(0, length);
  }
}
