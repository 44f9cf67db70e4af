package dev.avatars.codecs.h264;

/**
 * Codes macroblocks as a correction of the picture before, at the same place: without motion, so
 * that every predicted vector is zero too and an unchanged macroblock is skipped (8.4.1.1).
 */
final class InterMacroblockCoder {
  // mb_type P_L0_16x16, mvd_l0 horizontal and vertical: each is 0, which is coded as one bit.
  private static final int WITHOUT_MOTION = 0b111;
  private static final int WITHOUT_MOTION_BITS = 3;

  private final Slice slice;
  private final InterLuma luma;
  private final ChromaResidual chroma;
  private int skipped;

  InterMacroblockCoder(Slice slice, int qp) {
    int chromaQp = Quantizer.chromaQp(qp);
    this.slice = slice;
    this.luma = new InterLuma(slice, qp);
    this.chroma =
        new ChromaResidual(slice, Quantizer.forInter(chromaQp), Tolerance.chroma(chromaQp));
  }

  /** Begins a new picture. */
  void begin() {
    skipped = 0;
    chroma.clear();
  }

  /** Repeats the next macroblock from the picture before. */
  void skip() {
    skipped++;
  }

  /** Writes what changed in the macroblock at a place of the grid, or skips it. */
  void code(YuvPicture source, int column, int row) {
    int x = column * Macroblocks.SIZE;
    int y = row * Macroblocks.SIZE;
    luma.analyze(source.lumaPlane(), x, y);
    chroma.analyze(source, column, row);
    int pattern = luma.pattern() | chroma.pattern() << 4;
    if (pattern == 0) {
      skip();
      return;
    }
    writeHeader(pattern);
    luma.writeAndReconstruct(x, y);
    chroma.write(column, row);
    chroma.reconstruct(column, row);
  }

  private void writeHeader(int pattern) {
    writeSkipRun();
    BitWriter bits = slice.bits();
    bits.bits(WITHOUT_MOTION, WITHOUT_MOTION_BITS);
    bits.unsigned(CodedBlockPattern.interCode(pattern));
    bits.signed(0); // mb_qp_delta
  }

  /** Ends the picture. */
  void end() {
    if (skipped > 0) {
      writeSkipRun();
    }
  }

  private void writeSkipRun() {
    slice.bits().unsigned(skipped); // mb_skip_run
    skipped = 0;
  }
}
