package dev.avatars.codecs.h264;

/** Writes the header of the only slice of a picture (7.3.3). */
final class SliceHeader {
  // The types that promise that all slices of the picture are alike (Table 7-6).
  private static final int ALL_PREDICTED = 5;
  private static final int ALL_INTRA = 7;
  private static final int NO_DEBLOCKING = 1;

  private SliceHeader() {}

  /** Of the first picture of a group; two such pictures in a row differ in {@code idrPicId}. */
  static void writeIdr(BitWriter bits, int idrPicId) {
    writeStart(bits, ALL_INTRA, 0);
    bits.unsigned(idrPicId);
    bits.flag(0); // no_output_of_prior_pics_flag
    bits.flag(0); // long_term_reference_flag
    writeEnd(bits, 0);
  }

  /** Of the picture with a number in its group, from 1. */
  static void writePredicted(BitWriter bits, int number, int qpDelta) {
    writeStart(bits, ALL_PREDICTED, number);
    bits.flag(0); // num_ref_idx_active_override_flag
    bits.flag(0); // ref_pic_list_modification_flag_l0
    bits.flag(0); // adaptive_ref_pic_marking_mode_flag
    writeEnd(bits, qpDelta);
  }

  private static void writeStart(BitWriter bits, int type, int number) {
    bits.unsigned(0); // first_mb_in_slice
    bits.unsigned(type); // slice_type
    bits.unsigned(0); // pic_parameter_set_id
    bits.bits(number, ParameterSets.FRAME_NUM_BITS); // frame_num, modulo its range
  }

  private static void writeEnd(BitWriter bits, int qpDelta) {
    bits.signed(qpDelta); // slice_qp_delta
    bits.unsigned(NO_DEBLOCKING); // disable_deblocking_filter_idc
  }
}
