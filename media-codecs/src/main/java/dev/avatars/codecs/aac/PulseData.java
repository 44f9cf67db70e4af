package dev.avatars.codecs.aac;

import dev.avatars.codecs.BitReader;
import dev.avatars.codecs.CodedDataException;

/**
 * Up to four lines that are louder than their codebook can say (pulse_data(), ISO/IEC 14496-3,
 * 4.4.2.7 and 4.6.4).
 */
@SuppressWarnings("ArrayRecordComponent")
record PulseData(int[] lines, int[] amplitudes) {
  static final PulseData NONE = new PulseData(new int[0], new int[0]);

  static PulseData read(BitReader bits, WindowInfo info) {
    int count = bits.read(2) + 1;
    int startBand = bits.read(6);
    if (info.isShort() || startBand > info.allBands()) {
      throw new CodedDataException("AAC pulses at band " + startBand + "; allowed: long windows");
    }
    PulseData pulses = new PulseData(new int[count], new int[count]);
    int line = info.bandOffsets()[startBand];
    for (int i = 0; i < count; i++) {
      line += bits.read(5);
      pulses.lines[i] = line;
      pulses.amplitudes[i] = bits.read(4);
    }
    if (line >= info.windowLines()) {
      throw new CodedDataException("an AAC pulse at line " + line + "; allowed: to 1,023");
    }
    return pulses;
  }

  /** Raises the quantized lines. */
  void apply(int[] quantized) {
    for (int i = 0; i < lines.length; i++) {
      int line = lines[i];
      quantized[line] += quantized[line] > 0 ? amplitudes[i] : -amplitudes[i];
    }
  }
}
