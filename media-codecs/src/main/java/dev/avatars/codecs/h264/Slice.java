package dev.avatars.codecs.h264;

/**
 * What the macroblocks of a picture share while they are written: the one slice of the picture.
 *
 * <p>The reconstruction holds what a decoder has. While a macroblock is coded its place there holds
 * the prediction: in intra macroblocks the predictor writes it, in predicted ones the picture
 * before is still standing. The residual is added to it in place.
 *
 * @param reconstruction the picture as a decoder sees it
 * @param bits the payload of the slice
 * @param residuals writes levels to the payload
 * @param counts the levels of each luma block of this picture
 */
record Slice(
    YuvPicture reconstruction, BitWriter bits, ResidualWriter residuals, CoefficientCounts counts) {

  static Slice of(H264Settings settings) {
    YuvPicture reconstruction = YuvPicture.of(settings.width(), settings.height());
    BitWriter bits = new BitWriter();
    return new Slice(
        reconstruction,
        bits,
        new ResidualWriter(bits),
        new CoefficientCounts(reconstruction.lumaPlane()));
  }

  /** The plane that luma is predicted and reconstructed in. */
  Plane luma() {
    return reconstruction.lumaPlane();
  }

  /** Writes the levels of a luma block, whose place is counted in blocks of the picture. */
  void writeLumaBlock(int column, int row, int[] levels, int from, int to) {
    int nC = counts.expected(column, row);
    counts.set(column, row, residuals.writeBlock(levels, from, to, nC));
  }

  /** Writes that a luma block of a coded macroblock has no levels. */
  void writeEmptyLumaBlock(int column, int row) {
    counts.set(column, row, residuals.writeEmptyBlock(counts.expected(column, row)));
  }
}
