package dev.avatars.codecs.h264;

/** Reads what {@link BitWriter} writes, written from the other side of the standard (9.1). */
final class BitReader {
  private final byte[] bytes;
  private int position;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static BitReader of(BitWriter writer) {
    byte[] bytes = new byte[writer.byteCount()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = writer.byteAt(i);
    }
    return new BitReader(bytes);
  }

  int position() {
    return position;
  }

  int bit() {
    int bit = bytes[position >> 3] >> (7 - (position & 7)) & 1;
    position++;
    return bit;
  }

  int bits(int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  int unsigned() {
    int zeros = 0;
    while (bit() == 0) {
      zeros++;
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  int signed() {
    int codeNum = unsigned();
    int magnitude = (codeNum + 1) / 2;
    return codeNum % 2 == 0 ? -magnitude : magnitude;
  }

  /** Whether a code of a table comes next; if so, it is read. */
  boolean tryCode(int code) {
    int start = position;
    int available = 8 * bytes.length - position;
    int length = Vlc.length(code);
    if (length > 0 && length <= available && bits(length) == Vlc.value(code)) {
      return true;
    }
    position = start;
    return false;
  }
}
