package dev.avatars.codecs.h264;

/** Weighs bits against distortion when a prediction mode is chosen. */
final class ModeCost {
  // 2^(QP / 6) in 1/256, for QP 0 to 5.
  private static final int[] SIXTH_ROOTS = {256, 287, 323, 362, 406, 456};

  private ModeCost() {}

  /** The SATD that one bit is worth: 2^((QP - 12) / 6), at least 1. */
  static int ofOneBit(int qp) {
    return Math.max(1, ((SIXTH_ROOTS[qp % 6] << (qp / 6)) + 512) >> 10);
  }
}
