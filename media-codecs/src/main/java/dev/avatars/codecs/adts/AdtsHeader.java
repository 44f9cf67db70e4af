package dev.avatars.codecs.adts;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The fixed and variable header before every AAC frame (ISO/IEC 14496-3, 1.A.3.2).
 *
 * @param bits the first 56 bits, most significant first
 */
record AdtsHeader(long bits) {
  private static final int SIZE = 7;
  private static final int CHECKSUM = 2;
  private static final int SAMPLES = 1024;
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  /** The header at a position, if one stands there. */
  static Optional<AdtsHeader> at(ByteSource source, long at) throws IOException {
    if (source.u8(at) != 0xFF || (source.u8(at + 1) & 0xF6) != 0xF0 || source.u8(at + 6) < 0) {
      return Optional.empty();
    }
    AdtsHeader header = new AdtsHeader(source.u32(at) << 24 | (source.u32(at + 3) & 0xFFFFFF));
    return header.isPossible() ? Optional.of(header) : Optional.empty();
  }

  private boolean isPossible() {
    return rateIndex() < RATES.length && length() > payloadOffset();
  }

  private int field(int fromTop, int width) {
    return (int) (bits >>> (56 - fromTop - width)) & ((1 << width) - 1);
  }

  /** profile_ObjectType plus one is the audio object type: 1 Main, 2 LC, 3 SSR, 4 LTP. */
  int objectType() {
    return field(16, 2) + 1;
  }

  int rateIndex() {
    return field(18, 4);
  }

  int sampleRate() {
    return RATES[rateIndex()];
  }

  /** channel_configuration: the number of channels, 7 for eight, 0 when the frame itself tells. */
  int channelConfiguration() {
    return field(23, 3);
  }

  /** The bytes of the frame with this header. */
  int length() {
    return field(30, 13);
  }

  private int rawDataBlocks() {
    return field(54, 2) + 1;
  }

  /** Samples of each channel in the frame, which holds one to four blocks. */
  int samples() {
    return SAMPLES * rawDataBlocks();
  }

  /** The bytes before the first raw_data_block: header, block positions and checksum. */
  int payloadOffset() {
    boolean isProtected = field(15, 1) == 0;
    return isProtected ? SIZE + CHECKSUM * rawDataBlocks() : SIZE;
  }

  /** Whether both can be frames of one stream: profile and rate agree; channels may change. */
  boolean continues(AdtsHeader other) {
    return objectType() == other.objectType() && rateIndex() == other.rateIndex();
  }
}
