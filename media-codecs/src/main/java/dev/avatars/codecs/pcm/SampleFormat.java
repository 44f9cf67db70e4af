package dev.avatars.codecs.pcm;

/** How a WAV file stores single samples, each in whole bytes, the least significant first. */
enum SampleFormat {
  UNSIGNED_8(1) {
    @Override
    short read(byte[] bytes, int at) {
      return (short) (((bytes[at] & 0xFF) - 128) << 8);
    }
  },
  SIGNED_16(2) {
    @Override
    short read(byte[] bytes, int at) {
      return highPair(bytes, at);
    }
  },
  SIGNED_24(3) {
    @Override
    short read(byte[] bytes, int at) {
      return highPair(bytes, at + 1);
    }
  },
  SIGNED_32(4) {
    @Override
    short read(byte[] bytes, int at) {
      return highPair(bytes, at + 2);
    }
  },
  FLOAT_32(4) {
    @Override
    short read(byte[] bytes, int at) {
      return Samples.fromUnit(Float.intBitsToFloat((int) littleEndian(bytes, at, 4)));
    }
  },
  FLOAT_64(8) {
    @Override
    short read(byte[] bytes, int at) {
      return Samples.fromUnit((float) Double.longBitsToDouble(littleEndian(bytes, at, 8)));
    }
  },
  /** The 8-bit logarithmic code of North America and Japan (ITU-T G.711 table 2). */
  MU_LAW(1) {
    @Override
    short read(byte[] bytes, int at) {
      int code = ~bytes[at] & 0xFF;
      int magnitude = (((code & 0xF) << 3) + MU_LAW_BIAS) << ((code >> 4) & 7);
      return (short) ((code & 0x80) != 0 ? MU_LAW_BIAS - magnitude : magnitude - MU_LAW_BIAS);
    }
  },
  /** The 8-bit logarithmic code of Europe (ITU-T G.711 table 1). */
  A_LAW(1) {
    @Override
    short read(byte[] bytes, int at) {
      int code = (bytes[at] ^ 0x55) & 0xFF;
      int segment = (code >> 4) & 7;
      int step = ((code & 0xF) << 4) + 8;
      int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
      return (short) ((code & 0x80) != 0 ? magnitude : -magnitude);
    }
  };

  private static final int MU_LAW_BIAS = 0x84;

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /** The bytes of one sample. */
  int bytes() {
    return bytes;
  }

  /** The sample at a position, as 16 bits. */
  abstract short read(byte[] bytes, int at);

  private static short highPair(byte[] bytes, int at) {
    return (short) ((bytes[at + 1] << 8) | (bytes[at] & 0xFF));
  }

  private static long littleEndian(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
