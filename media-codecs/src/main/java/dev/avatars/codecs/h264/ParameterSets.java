package dev.avatars.codecs.h264;

/** Writes the parameter sets, which tell a decoder all that holds for the whole video. */
final class ParameterSets {
  static final int BASELINE_PROFILE = 66;

  /** constraint_set0_flag and constraint_set1_flag: together the constrained baseline (A.2.1.1). */
  static final int CONSTRAINT_FLAGS = 0xC0;

  /** The number of bits of frame_num in every slice header. */
  static final int FRAME_NUM_BITS = 8;

  private static final int OUTPUT_IN_DECODING_ORDER = 2;
  private static final int SQUARE_SAMPLES = 1;
  private static final int UNSPECIFIED_FORMAT = 5;
  private static final int BT_709 = 1;
  private static final int LONGEST_VECTOR_LOG2 = 10;
  private static final int MIDDLE_QP = 26;

  private ParameterSets() {}

  /** 7.3.2.1.1. */
  static byte[] sequence(H264Settings settings) {
    BitWriter bits = new BitWriter();
    bits.bits(BASELINE_PROFILE, 8);
    bits.bits(CONSTRAINT_FLAGS, 8);
    bits.bits(settings.levelIndication(), 8);
    bits.unsigned(0); // seq_parameter_set_id
    bits.unsigned(FRAME_NUM_BITS - 4); // log2_max_frame_num_minus4
    bits.unsigned(OUTPUT_IN_DECODING_ORDER); // pic_order_cnt_type
    bits.unsigned(1); // max_num_ref_frames
    bits.flag(0); // gaps_in_frame_num_value_allowed_flag
    bits.unsigned(settings.macroblockColumns() - 1); // pic_width_in_mbs_minus1
    bits.unsigned(settings.macroblockRows() - 1); // pic_height_in_map_units_minus1
    bits.flag(1); // frame_mbs_only_flag
    bits.flag(1); // direct_8x8_inference_flag
    cropping(bits, settings);
    bits.flag(1); // vui_parameters_present_flag
    usability(bits, settings.framesPerSecond());
    bits.trailingBits();
    return NalUnit.SEQUENCE_PARAMETER_SET.bare(bits);
  }

  /** 7.3.2.2. */
  static byte[] picture(H264Settings settings) {
    BitWriter bits = new BitWriter();
    bits.unsigned(0); // pic_parameter_set_id
    bits.unsigned(0); // seq_parameter_set_id
    bits.flag(0); // entropy_coding_mode_flag: CAVLC
    bits.flag(0); // bottom_field_pic_order_in_frame_present_flag
    bits.unsigned(0); // num_slice_groups_minus1
    bits.unsigned(0); // num_ref_idx_l0_default_active_minus1
    bits.unsigned(0); // num_ref_idx_l1_default_active_minus1
    bits.flag(0); // weighted_pred_flag
    bits.bits(0, 2); // weighted_bipred_idc
    bits.signed(settings.intraQp() - MIDDLE_QP); // pic_init_qp_minus26
    bits.signed(0); // pic_init_qs_minus26
    bits.signed(0); // chroma_qp_index_offset
    bits.flag(1); // deblocking_filter_control_present_flag
    bits.flag(0); // constrained_intra_pred_flag
    bits.flag(0); // redundant_pic_cnt_present_flag
    bits.trailingBits();
    return NalUnit.PICTURE_PARAMETER_SET.bare(bits);
  }

  /** Hides the padding, in units of two luma samples. */
  private static void cropping(BitWriter bits, H264Settings settings) {
    int right = settings.macroblockColumns() * Macroblocks.SIZE - settings.shownWidth();
    int bottom = settings.macroblockRows() * Macroblocks.SIZE - settings.shownHeight();
    if (right == 0 && bottom == 0) {
      bits.flag(0); // frame_cropping_flag
      return;
    }
    bits.flag(1); // frame_cropping_flag
    bits.unsigned(0); // frame_crop_left_offset
    bits.unsigned(right / 2); // frame_crop_right_offset
    bits.unsigned(0); // frame_crop_top_offset
    bits.unsigned(bottom / 2); // frame_crop_bottom_offset
  }

  /** Annex E: square samples, BT.709 colours, the frame rate, and no reordering delay. */
  private static void usability(BitWriter bits, int framesPerSecond) {
    bits.flag(1); // aspect_ratio_info_present_flag
    bits.bits(SQUARE_SAMPLES, 8); // aspect_ratio_idc
    bits.flag(0); // overscan_info_present_flag
    colours(bits);
    bits.flag(0); // chroma_loc_info_present_flag
    timing(bits, framesPerSecond);
    bits.flag(0); // nal_hrd_parameters_present_flag
    bits.flag(0); // vcl_hrd_parameters_present_flag
    bits.flag(0); // pic_struct_present_flag
    restrictions(bits);
  }

  private static void colours(BitWriter bits) {
    bits.flag(1); // video_signal_type_present_flag
    bits.bits(UNSPECIFIED_FORMAT, 3); // video_format
    bits.flag(0); // video_full_range_flag
    bits.flag(1); // colour_description_present_flag
    bits.bits(BT_709, 8); // colour_primaries
    bits.bits(BT_709, 8); // transfer_characteristics
    bits.bits(BT_709, 8); // matrix_coefficients
  }

  /** A tick is half a frame, because the timing of E.2.1 counts fields. */
  private static void timing(BitWriter bits, int framesPerSecond) {
    bits.flag(1); // timing_info_present_flag
    bits.bits(1, 32); // num_units_in_tick
    bits.bits(2 * framesPerSecond, 32); // time_scale
    bits.flag(1); // fixed_frame_rate_flag
  }

  private static void restrictions(BitWriter bits) {
    bits.flag(1); // bitstream_restriction_flag
    bits.flag(1); // motion_vectors_over_pic_boundaries_flag
    bits.unsigned(0); // max_bytes_per_pic_denom: no limit
    bits.unsigned(0); // max_bits_per_mb_denom: no limit
    bits.unsigned(LONGEST_VECTOR_LOG2); // log2_max_mv_length_horizontal
    bits.unsigned(LONGEST_VECTOR_LOG2); // log2_max_mv_length_vertical
    bits.unsigned(0); // max_num_reorder_frames
    bits.unsigned(1); // max_dec_frame_buffering
  }
}
