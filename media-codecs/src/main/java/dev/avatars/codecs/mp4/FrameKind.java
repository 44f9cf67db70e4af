package dev.avatars.codecs.mp4;

/** Whether decoding can begin at a picture (ISO/IEC 14496-12, 8.6.2: sync sample). */
public enum FrameKind {
  /** An IDR picture: it and all that follow decode without what came before. */
  SYNC,
  /** A picture that needs an earlier one. */
  DELTA
}
