package dev.avatars.codecs.iso;

import java.util.Optional;

/**
 * The configuration of an AAC stream (ISO/IEC 14496-3, 1.6.2.1).
 *
 * @param objectType the audio object type of the core: 1 Main, 2 LC, 3 SSR, 4 LTP
 * @param coreRate samples a second of the core
 * @param outputRate samples a second after band replication; the core's without it
 * @param channels the channels after parametric stereo; 0 when only the frames tell
 * @param coreFrame samples of the core in a frame: 1024 or 960
 */
record AudioSpecificConfig(
    int objectType, int coreRate, int outputRate, int channels, int coreFrame) {
  private static final int BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int HIGHEST_CORE_TYPE = 4;
  private static final int SYNC_EXTENSION = 0x2B7;
  private static final int RATE_WRITTEN_OUT = 15;
  private static final int EIGHT_CHANNELS = 7;
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  /** Parses the bytes; nothing where they are too short, or of a type that is not AAC's own. */
  static Optional<AudioSpecificConfig> parse(byte[] bytes) {
    return new Parser(bytes).parse();
  }

  /** Whether band replication is announced. */
  boolean hasBandReplication() {
    return outputRate != coreRate;
  }

  /** Samples of each channel that a frame decodes to. */
  int outputFrame() {
    return (int) ((long) coreFrame * outputRate / coreRate);
  }

  private static final class Parser {
    private final byte[] bytes;
    private int bit;

    Parser(byte[] bytes) {
      this.bytes = bytes;
    }

    Optional<AudioSpecificConfig> parse() {
      int type = bits(5);
      int rate = rate();
      int configuration = bits(4);
      boolean isExplicit = type == BAND_REPLICATION || type == PARAMETRIC_STEREO;
      int explicitRate = isExplicit ? rate() : 0;
      int core = isExplicit ? bits(5) : type;
      if (core < 1 || core > HIGHEST_CORE_TYPE || rate <= 0 || configuration > EIGHT_CHANNELS) {
        return Optional.empty();
      }
      int frame = coreFrame();
      int outputRate = isExplicit ? explicitRate : announcedRate(rate);
      int channels = channels(configuration, type == PARAMETRIC_STEREO);
      boolean isWhole = bit <= 8 * bytes.length && outputRate >= rate && outputRate <= 2 * rate;
      return isWhole
          ? Optional.of(new AudioSpecificConfig(core, rate, outputRate, channels, frame))
          : Optional.empty();
    }

    private static int channels(int configuration, boolean isParametricStereo) {
      if (isParametricStereo && configuration == 1) {
        return 2;
      }
      return configuration == EIGHT_CHANNELS ? 8 : configuration;
    }

    private int rate() {
      int index = bits(4);
      if (index == RATE_WRITTEN_OUT) {
        return bits(24);
      }
      return index < RATES.length ? RATES[index] : 0;
    }

    /** GASpecificConfig (4.4.1): frame length, core coder delay, extension. */
    private int coreFrame() {
      int frame = bits(1) == 1 ? 960 : 1024;
      int coreCoderDelay = bits(1) == 1 ? 14 : 0;
      bit += coreCoderDelay + 1;
      return frame;
    }

    /** Band replication that old decoders do not see is announced behind the rest (1.6.5). */
    private int announcedRate(int coreRate) {
      if (bit + 17 > 8 * bytes.length || bits(11) != SYNC_EXTENSION) {
        return coreRate;
      }
      boolean isPresent = bits(5) == BAND_REPLICATION && bits(1) == 1;
      int rate = isPresent ? rate() : coreRate;
      return rate > 0 && bit <= 8 * bytes.length ? rate : coreRate;
    }

    private int bits(int count) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        int at = bit++;
        int one = at < 8 * bytes.length ? bytes[at >> 3] >> (7 - (at & 7)) & 1 : 0;
        value = value << 1 | one;
      }
      return value;
    }
  }
}
