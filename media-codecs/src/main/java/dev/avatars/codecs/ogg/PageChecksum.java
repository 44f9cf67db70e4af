package dev.avatars.codecs.ogg;

/**
 * The checksum of Ogg pages (RFC 3533, 6: CRC-32 with generator 0x04C11DB7, no reflection, start
 * and final xor 0), eight bytes a step by as many tables.
 */
final class PageChecksum {
  private static final int GENERATOR = 0x04C11DB7;
  private static final int[][] TABLES = tables();

  private PageChecksum() {}

  private static int[][] tables() {
    int[][] tables = new int[8][256];
    for (int value = 0; value < 256; value++) {
      tables[0][value] = shifted(value << 24, 8);
    }
    for (int table = 1; table < 8; table++) {
      for (int value = 0; value < 256; value++) {
        int before = tables[table - 1][value];
        tables[table][value] = before << 8 ^ tables[0][before >>> 24];
      }
    }
    return tables;
  }

  private static int shifted(int register, int bits) {
    int shifted = register;
    for (int i = 0; i < bits; i++) {
      shifted = shifted << 1 ^ (shifted < 0 ? GENERATOR : 0);
    }
    return shifted;
  }

  /** The checksum of the first bytes of an array. */
  static int of(byte[] bytes, int length) {
    int sum = 0;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      sum = eight(sum ^ int32(bytes, at), int32(bytes, at + 4));
    }
    for (; at < length; at++) {
      sum = sum << 8 ^ TABLES[0][sum >>> 24 ^ (bytes[at] & 0xFF)];
    }
    return sum;
  }

  private static int eight(int first, int second) {
    return TABLES[7][first >>> 24]
        ^ TABLES[6][first >>> 16 & 0xFF]
        ^ TABLES[5][first >>> 8 & 0xFF]
        ^ TABLES[4][first & 0xFF]
        ^ TABLES[3][second >>> 24]
        ^ TABLES[2][second >>> 16 & 0xFF]
        ^ TABLES[1][second >>> 8 & 0xFF]
        ^ TABLES[0][second & 0xFF];
  }

  private static int int32(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }
}
