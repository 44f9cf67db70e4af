package dev.avatars.codecs.flac;

/** The two cyclic checksums of a frame (RFC 9639 sections 9.1.8 and 9.3). */
final class Checksums {
  private static final int CRC8_POLYNOMIAL = 0x07;
  private static final int CRC16_POLYNOMIAL = 0x8005;
  private static final int[] CRC8 = table(8, CRC8_POLYNOMIAL);
  private static final int[] CRC16 = table(16, CRC16_POLYNOMIAL);

  private Checksums() {}

  static int crc8(byte[] bytes, int offset, int length) {
    int crc = 0;
    for (int i = offset; i < offset + length; i++) {
      crc = CRC8[crc ^ (bytes[i] & 0xFF)];
    }
    return crc;
  }

  static int crc16(byte[] bytes, int offset, int length) {
    int crc = 0;
    for (int i = offset; i < offset + length; i++) {
      crc = ((crc << 8) ^ CRC16[(crc >> 8) ^ (bytes[i] & 0xFF)]) & 0xFFFF;
    }
    return crc;
  }

  private static int[] table(int width, int polynomial) {
    int top = 1 << (width - 1);
    int mask = (1 << width) - 1;
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      int crc = value << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc & top) == 0 ? crc << 1 : (crc << 1) ^ polynomial) & mask;
      }
      table[value] = crc;
    }
    return table;
  }
}
