package dev.avatars.codecs.mpeg;

import dev.avatars.codecs.ByteSource;
import java.io.IOException;
import java.util.Optional;

/**
 * The 32 bits before every frame of MPEG audio (ISO/IEC 11172-3, 2.4.1.3 and 2.4.2.3; the lower
 * sampling rates of 13818-3; MPEG-2.5, which is Fraunhofer's extension of them).
 *
 * @param word the 32 bits, most significant first
 */
record FrameHeader(int word) {
  /** The bytes of a header. */
  static final int SIZE = 4;

  private static final int SYNC = 0x7FF;
  private static final int VERSION_2_5 = 0;
  private static final int VERSION_RESERVED = 1;
  private static final int VERSION_1 = 3;
  private static final int LAYER_RESERVED = 0;
  private static final int BITRATE_FORBIDDEN = 15;
  private static final int RATE_RESERVED = 3;
  private static final int EMPHASIS_RESERVED = 2;
  private static final int SINGLE_CHANNEL = 3;
  private static final int[] RATES = {44_100, 48_000, 32_000};

  /** Kilobits a second by bitrate index; 0 is the free format. */
  private static final int[] LAYER_1 = {
    0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448
  };

  private static final int[] LAYER_2 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] LAYER_3 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LOW_RATES_LAYER_1 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256
  };
  private static final int[] LOW_RATES_LAYERS_2_3 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  /** The header at a position, if one stands there. */
  static Optional<FrameHeader> at(ByteSource source, long at) throws IOException {
    if (source.u8(at) != 0xFF || (source.u8(at + 1) & 0xE0) != 0xE0) {
      return Optional.empty();
    }
    long word = source.u32(at);
    FrameHeader header = new FrameHeader((int) word);
    return word >= 0 && header.isPossible() ? Optional.of(header) : Optional.empty();
  }

  private boolean isPossible() {
    return word >>> 21 == SYNC
        && version() != VERSION_RESERVED
        && layerCode() != LAYER_RESERVED
        && bitrateIndex() != BITRATE_FORBIDDEN
        && rateIndex() != RATE_RESERVED
        && (word & 3) != EMPHASIS_RESERVED;
  }

  private int version() {
    return word >> 19 & 3;
  }

  private int layerCode() {
    return word >> 17 & 3;
  }

  private int bitrateIndex() {
    return word >> 12 & 15;
  }

  private int rateIndex() {
    return word >> 10 & 3;
  }

  private boolean isVersion1() {
    return version() == VERSION_1;
  }

  /** 1, 2 or 3. */
  int layer() {
    return 4 - layerCode();
  }

  /** Samples a second: a half of version 1's rates in version 2, a quarter in 2.5. */
  int sampleRate() {
    int halvings = isVersion1() ? 0 : version() == VERSION_2_5 ? 2 : 1;
    return RATES[rateIndex()] >> halvings;
  }

  /** 1 or 2. */
  int channels() {
    return (word >> 6 & 3) == SINGLE_CHANNEL ? 1 : 2;
  }

  /** Samples of each channel in the frame. */
  int samples() {
    if (layer() == 1) {
      return 384;
    }
    return layer() == 2 || isVersion1() ? 1152 : 576;
  }

  /** Whether the length of frames is found by looking, since the header does not tell it. */
  boolean isFreeFormat() {
    return bitrateIndex() == 0;
  }

  /** Whether a checksum of 16 bits follows the header. */
  boolean isProtected() {
    return (word >> 16 & 1) == 0;
  }

  /** The bytes of layer III side information, which follow header and checksum (2.4.1.7). */
  int sideInformation() {
    if (isVersion1()) {
      return channels() == 1 ? 17 : 32;
    }
    return channels() == 1 ? 9 : 17;
  }

  /** The bytes that the padding bit adds (2.4.2.3). */
  int padding() {
    return (word >> 9 & 1) * (layer() == 1 ? 4 : 1);
  }

  /**
   * The bytes of the frame with its header (2.4.3.1).
   *
   * @param freeLength the bytes of a frame without padding in the free format
   */
  int length(int freeLength) {
    return isFreeFormat() ? freeLength + padding() : slots() + padding();
  }

  private int slots() {
    int bits = 1000 * kilobits();
    if (layer() == 1) {
      return 12 * bits / sampleRate() * 4;
    }
    return samples() / 8 * bits / sampleRate();
  }

  private int kilobits() {
    int index = bitrateIndex();
    if (!isVersion1()) {
      return layer() == 1 ? LOW_RATES_LAYER_1[index] : LOW_RATES_LAYERS_2_3[index];
    }
    return switch (layer()) {
      case 1 -> LAYER_1[index];
      case 2 -> LAYER_2[index];
      default -> LAYER_3[index];
    };
  }

  /** Whether both can be frames of one stream: version, layer, rate and kind of length agree. */
  boolean continues(FrameHeader other) {
    return version() == other.version()
        && layerCode() == other.layerCode()
        && rateIndex() == other.rateIndex()
        && isFreeFormat() == other.isFreeFormat();
  }
}
