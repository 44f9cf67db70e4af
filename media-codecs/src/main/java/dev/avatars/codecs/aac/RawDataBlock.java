package dev.avatars.codecs.aac;

/**
 * Writes access units: one single_channel_element or channel_pair_element in a raw_data_block
 * (ISO/IEC 14496-3, 4.4.2.1, tables 4.3 to 4.6 and 4.50 to 4.56).
 */
final class RawDataBlock {
  private static final int SINGLE_CHANNEL_ELEMENT = 0;
  private static final int CHANNEL_PAIR_ELEMENT = 1;
  private static final int END = 7;
  private static final int ELEMENT_BITS = 3;
  private static final int LONGEST_SECTION_STEP = 31;

  private final ScaleFactorBands bands;
  private final BitWriter out = new BitWriter();

  RawDataBlock(ScaleFactorBands bands) {
    this.bands = bands;
  }

  /** The bits of the access unit written last. */
  BitWriter bits() {
    return out;
  }

  /** Writes an access unit of one channel. */
  void writeMono(CodedChannel channel) {
    out.clear();
    out.write(SINGLE_CHANNEL_ELEMENT, ELEMENT_BITS);
    out.write(0, 4); // element_instance_tag
    out.write(globalGain(channel), 8);
    writeWindow(channel.bandCount());
    writeChannel(channel, channel.bandCount());
    writeEnd();
  }

  /** Writes an access unit of two channels, of which some bands may be middle and side. */
  void writeStereo(CodedChannel first, CodedChannel second, boolean[] middleAndSide) {
    int bandCount = Math.max(first.bandCount(), second.bandCount());
    out.clear();
    out.write(CHANNEL_PAIR_ELEMENT, ELEMENT_BITS);
    out.write(0, 4); // element_instance_tag
    out.write(1, 1); // common_window
    writeWindow(bandCount);
    writeMask(middleAndSide, bandCount);
    out.write(globalGain(first), 8);
    writeChannel(first, bandCount);
    out.write(globalGain(second), 8);
    writeChannel(second, bandCount);
    writeEnd();
  }

  /** ics_info (table 4.6): a long block under a sine window, without prediction. */
  private void writeWindow(int bandCount) {
    out.write(0, 1); // ics_reserved_bit
    out.write(0, 2); // window_sequence: ONLY_LONG_SEQUENCE
    out.write(0, 1); // window_shape: sine
    out.write(bandCount, 6); // max_sfb
    out.write(0, 1); // predictor_data_present
  }

  /** ms_mask_present and ms_used (table 4.5, 4.6.8.1). */
  private void writeMask(boolean[] middleAndSide, int bandCount) {
    int used = 0;
    for (int band = 0; band < bandCount; band++) {
      used += middleAndSide[band] ? 1 : 0;
    }
    if (used == 0 || used == bandCount) {
      out.write(used == 0 ? 0 : 2, 2);
      return;
    }
    out.write(1, 2);
    for (int band = 0; band < bandCount; band++) {
      out.write(middleAndSide[band] ? 1 : 0, 1);
    }
  }

  private void writeChannel(CodedChannel channel, int bandCount) {
    writeSections(channel, bandCount);
    writeScaleFactors(channel);
    out.write(0, 1); // pulse_data_present
    out.write(0, 1); // tns_data_present
    out.write(0, 1); // gain_control_data_present
    for (int band = 0; band < channel.bandCount(); band++) {
      writeLines(channel, band);
    }
  }

  /** The scale factor that the differences start from: the first there is. */
  private static int globalGain(CodedChannel channel) {
    for (int band = 0; band < channel.bandCount(); band++) {
      if (channel.scaleFactors()[band] != ScaleFactorPath.NONE) {
        return channel.scaleFactors()[band];
      }
    }
    return 0;
  }

  /** section_data (table 4.52): each run of bands with one codebook, and its length. */
  private void writeSections(CodedChannel channel, int bandCount) {
    int start = 0;
    while (start < bandCount) {
      int codebook = codebook(channel, start);
      int end = start + 1;
      while (end < bandCount && codebook(channel, end) == codebook) {
        end++;
      }
      out.write(codebook, 4);
      writeSectionLength(end - start);
      start = end;
    }
  }

  private void writeSectionLength(int length) {
    int rest = length;
    while (rest >= LONGEST_SECTION_STEP) {
      out.write(LONGEST_SECTION_STEP, 5);
      rest -= LONGEST_SECTION_STEP;
    }
    out.write(rest, 5);
  }

  private static int codebook(CodedChannel channel, int band) {
    return band < channel.bandCount() ? channel.codebooks()[band] : Sections.ZERO;
  }

  /** scale_factor_data (table 4.53); a zero band within a coded section repeats its neighbor's. */
  private void writeScaleFactors(CodedChannel channel) {
    int previous = globalGain(channel);
    for (int band = 0; band < channel.bandCount(); band++) {
      if (channel.codebooks()[band] != Sections.ZERO) {
        int own = channel.scaleFactors()[band];
        int factor = own == ScaleFactorPath.NONE ? previous : own;
        ScaleFactorCode.write(out, factor - previous);
        previous = factor;
      }
    }
  }

  private void writeLines(CodedChannel channel, int band) {
    int codebook = channel.codebooks()[band];
    if (codebook != Sections.ZERO) {
      SpectrumCodebook.of(codebook)
          .write(out, channel.quantized(), bands.start(band), bands.end(band));
    }
  }

  private void writeEnd() {
    out.write(END, ELEMENT_BITS);
    out.align();
  }
}
