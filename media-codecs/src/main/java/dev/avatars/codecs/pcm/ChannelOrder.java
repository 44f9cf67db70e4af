package dev.avatars.codecs.pcm;

/**
 * The order in which a codec carries more than two channels, turned into that of WAV files: front
 * left, front right, center, low frequency, then the rest.
 */
enum ChannelOrder {
  /** Center, left, right, surrounds, low frequency: ISO/IEC 14496-3 table 1.19 (AAC), and ALAC. */
  CENTER_FIRST(
      new int[][] {
        {1, 2, 0},
        {1, 2, 0, 3},
        {1, 2, 0, 3, 4},
        {1, 2, 0, 5, 3, 4},
        {1, 2, 0, 6, 5, 3, 4},
        {1, 2, 0, 7, 5, 6, 3, 4}
      }),
  /** Left, center, right, sides, backs, low frequency: Vorbis I section 4.3.9, and Opus. */
  LEFT_FIRST(
      new int[][] {
        {0, 2, 1},
        {0, 1, 2, 3},
        {0, 2, 1, 3, 4},
        {0, 2, 1, 5, 3, 4},
        {0, 2, 1, 6, 5, 3, 4},
        {0, 2, 1, 7, 5, 6, 3, 4}
      });

  private static final int FIRST_REORDERED = 3;

  @SuppressWarnings("ImmutableEnumChecker")
  private final int[][] sources;

  ChannelOrder(int[][] sources) {
    this.sources = sources;
  }

  /** Reorders the channels of a block in place; mono and stereo are the same everywhere. */
  void toWave(PcmBlock block) {
    int row = block.channels() - FIRST_REORDERED;
    if (row < 0 || row >= sources.length) {
      return;
    }
    int[] source = sources[row];
    short[] frame = new short[source.length];
    for (int at = 0; at < block.frames() * source.length; at += source.length) {
      System.arraycopy(block.samples(), at, frame, 0, source.length);
      for (int c = 0; c < source.length; c++) {
        block.samples()[at + c] = frame[source[c]];
      }
    }
  }
}
