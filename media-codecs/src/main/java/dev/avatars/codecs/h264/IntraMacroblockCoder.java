package dev.avatars.codecs.h264;

/** Codes macroblocks from the samples around them in the same picture (macroblock_layer, 7.3.5). */
final class IntraMacroblockCoder {
  private static final int INTRA_4X4_TYPE = 0;

  private final Slice slice;
  private final Intra16x16Luma whole;
  private final Intra4x4Luma blocks;
  private final IntraChroma chroma;
  private final ChromaResidual chromaResidual;

  IntraMacroblockCoder(Slice slice, int qp) {
    Quantizer luma = Quantizer.forIntra(qp);
    this.slice = slice;
    this.whole = new Intra16x16Luma(slice, luma);
    this.blocks = new Intra4x4Luma(slice, luma);
    this.chroma = new IntraChroma(slice.reconstruction());
    Quantizer chromaQuantizer = Quantizer.forIntra(Quantizer.chromaQp(qp));
    this.chromaResidual = new ChromaResidual(slice, chromaQuantizer, Tolerance.NONE);
  }

  /** Writes and reconstructs the macroblock at a place of the grid. */
  void code(YuvPicture source, int column, int row) {
    int x = column * Macroblocks.SIZE;
    int y = row * Macroblocks.SIZE;
    chroma.predict(source, column, row);
    chromaResidual.analyze(source, column, row);
    int wholeCost = whole.choose(source.lumaPlane(), x, y);
    int blocksCost = blocks.code(source.lumaPlane(), x, y, wholeCost);
    if (blocksCost < wholeCost) {
      writeBlocks(x, y);
    } else {
      blocks.abandon(x, y);
      whole.analyze(source.lumaPlane(), x, y);
      writeWhole(x, y);
    }
    chromaResidual.write(column, row);
    chromaResidual.reconstruct(column, row);
  }

  private void writeBlocks(int x, int y) {
    int pattern = blocks.pattern() | chromaResidual.pattern() << 4;
    BitWriter bits = slice.bits();
    bits.unsigned(INTRA_4X4_TYPE); // mb_type
    blocks.writeModes(bits);
    bits.unsigned(chroma.predictionMode());
    bits.unsigned(CodedBlockPattern.intraCode(pattern));
    if (pattern != 0) {
      bits.signed(0); // mb_qp_delta
    }
    blocks.writeResidual(x, y);
  }

  private void writeWhole(int x, int y) {
    BitWriter bits = slice.bits();
    bits.unsigned(whole.macroblockType(chromaResidual.pattern()));
    bits.unsigned(chroma.predictionMode());
    bits.signed(0); // mb_qp_delta
    whole.writeResidual(x, y);
    whole.reconstruct(x, y);
  }
}
