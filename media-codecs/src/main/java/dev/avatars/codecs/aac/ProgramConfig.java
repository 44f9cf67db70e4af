package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/** The program_config_element() (ISO/IEC 14496-3, 4.4.1.1), which lists a stream's channels. */
final class ProgramConfig {
  private static final int MAX_CHANNELS = 8;

  private ProgramConfig() {}

  /**
   * Takes the element, from its tag on, and answers how many channels the elements it lists have.
   */
  static int readChannels(BitReader bits) {
    bits.skip(4 + 2 + 4);
    int front = bits.read(4);
    int side = bits.read(4);
    int back = bits.read(4);
    int lowFrequency = bits.read(2);
    int associatedData = bits.read(3);
    int coupling = bits.read(4);
    skipMixdown(bits, 4);
    skipMixdown(bits, 4);
    skipMixdown(bits, 3);
    int channels = lowFrequency;
    for (int i = 0; i < front + side + back; i++) {
      channels += bits.readFlag() ? 2 : 1;
      bits.skip(4);
    }
    bits.skip(4L * lowFrequency + 4L * associatedData + 5L * coupling);
    bits.align();
    bits.skip(8L * bits.read(8));
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new CodedDataException(
          "AAC with " + channels + " channels; allowed: 1 to " + MAX_CHANNELS);
    }
    return channels;
  }

  private static void skipMixdown(BitReader bits, int size) {
    if (bits.readFlag()) {
      bits.skip(size);
    }
  }
}
