package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * What an AAC stream says of itself once (ISO/IEC 14496-3, 1.6.2.1 and 4.4.1), as far as its core
 * is concerned: a bandwidth extension is looked past.
 *
 * @param samplingFrequencyIndex the rate whose tables apply, 0 to 11 (table 1.18)
 * @param sampleRate Hz
 * @param channels 1 to 8
 */
record AudioSpecificConfig(int samplingFrequencyIndex, int sampleRate, int channels) {
  private static final int MAIN = 1;
  private static final int LOW_COMPLEXITY = 2;
  private static final int LONG_TERM_PREDICTION = 4;
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int ESCAPED_OBJECT_TYPE = 31;
  private static final int EXPLICIT_FREQUENCY = 15;

  /** From this rate on the tables of an index apply to a rate that has none (table 4.82). */
  private static final int[] LEAST_RATES = {
    92_017, 75_132, 55_426, 46_009, 37_566, 27_713, 23_004, 18_783, 13_856, 11_502, 9_391, 0
  };

  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000
  };

  static AudioSpecificConfig parse(byte[] config) {
    BitReader bits = new BitReader();
    bits.start(config, 0, config.length);
    int objectType = readObjectType(bits);
    int rate = readRate(bits);
    int channelConfiguration = bits.read(4);
    if (objectType == SPECTRAL_BAND_REPLICATION || objectType == PARAMETRIC_STEREO) {
      readRate(bits);
      objectType = readObjectType(bits);
    }
    requireDecodable(objectType);
    requireFrameLength(bits);
    int channels =
        channelConfiguration == 0
            ? ProgramConfig.readChannels(bits)
            : channelsOf(channelConfiguration);
    return new AudioSpecificConfig(indexOf(rate), rate, channels);
  }

  private static int readObjectType(BitReader bits) {
    int type = bits.read(5);
    return type == ESCAPED_OBJECT_TYPE ? 32 + bits.read(6) : type;
  }

  private static int readRate(BitReader bits) {
    int index = bits.read(4);
    int rate =
        index == EXPLICIT_FREQUENCY ? bits.read(24) : index < RATES.length ? RATES[index] : 0;
    if (rate == 0) {
      throw new CodedDataException("AAC sampling frequency index " + index + "; allowed: 0 to 11");
    }
    return rate;
  }

  private static int indexOf(int rate) {
    int index = 0;
    while (rate < LEAST_RATES[index]) {
      index++;
    }
    return index;
  }

  private static void requireDecodable(int type) {
    if (type != MAIN && type != LOW_COMPLEXITY && type != LONG_TERM_PREDICTION) {
      throw new CodedDataException("AAC object type " + type + "; allowed: 1, 2, 4, 5, 29");
    }
  }

  private static void requireFrameLength(BitReader bits) {
    if (bits.readFlag()) {
      throw new CodedDataException("AAC frames of 960 samples; allowed: 1,024");
    }
    if (bits.readFlag()) {
      bits.skip(14);
    }
    bits.skip(1);
  }

  private static int channelsOf(int configuration) {
    if (configuration > 7) {
      throw new CodedDataException(
          "AAC channel configuration " + configuration + "; allowed: 0 to 7");
    }
    return configuration == 7 ? 8 : configuration;
  }
}
