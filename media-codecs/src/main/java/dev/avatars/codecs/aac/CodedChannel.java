package dev.avatars.codecs.aac;

/**
 * One channel of one access unit, ready to be written: quantized lines, and for each band up to the
 * last that is not zero a scale factor and a codebook.
 *
 * @param quantized the lines; lent by the {@link ChannelCoder} until its next block
 * @param scaleFactors one a band, {@link ScaleFactorPath#NONE} where all lines are zero
 * @param codebooks one a band, 0 to 11
 */
@SuppressWarnings("ArrayRecordComponent")
record CodedChannel(int[] quantized, int[] scaleFactors, int[] codebooks) {
  /** How many bands have a codebook: none above them has a line that is not zero. */
  int bandCount() {
    return codebooks.length;
  }
}
