package dev.avatars.codecs.aac;

/**
 * Quantizes one channel's lines with the steps it is given, and settles scale factors and
 * codebooks. Not thread-safe: the working arrays are reused.
 */
final class ChannelCoder {
  private final ScaleFactorBands bands;
  private final ScaleFactorPath path;
  private final Sections sections;
  private final Quantizer quantizer = new Quantizer();
  private final double[] compressed = new double[Mdct.LINES];
  private final int[] quantized = new int[Mdct.LINES];

  ChannelCoder(ScaleFactorBands bands) {
    this.bands = bands;
    this.path = new ScaleFactorPath(bands);
    this.sections = new Sections(bands);
  }

  /**
   * Codes a spectrum.
   *
   * @param lines 1,024 lines
   * @param steps the wanted step of each coded band
   * @param coarser scale factors to add to every band, 0 or more, to save bits
   */
  CodedChannel code(double[] lines, double[] steps, int coarser) {
    Quantizer.compress(lines, compressed, steps.length == 0 ? 0 : bands.end(steps.length - 1));
    int[] wanted = new int[steps.length];
    for (int band = 0; band < steps.length; band++) {
      wanted[band] = wanted(band, steps[band], coarser);
    }
    int[] scaleFactors = path.choose(wanted);
    int bandCount = 0;
    for (int band = 0; band < scaleFactors.length; band++) {
      if (quantize(lines, band, scaleFactors[band])) {
        bandCount = band + 1;
      } else {
        scaleFactors[band] = ScaleFactorPath.NONE;
      }
    }
    return new CodedChannel(quantized, scaleFactors, sections.choose(quantized, bandCount));
  }

  private int wanted(int band, double step, int coarser) {
    if (step == HearingModel.INAUDIBLE) {
      return ScaleFactorPath.NONE;
    }
    int factor = Math.min(Quantizer.scaleFactor(step) + coarser, 255);
    double loudest = 0;
    for (int i = bands.start(band); i < bands.end(band); i++) {
      loudest = Math.max(loudest, compressed[i]);
    }
    return quantizer.quantize(loudest, factor) == 0 ? ScaleFactorPath.NONE : factor;
  }

  /** Quantizes a band and answers whether any line of it is not zero. */
  private boolean quantize(double[] lines, int band, int scaleFactor) {
    int union = 0;
    for (int i = bands.start(band); i < bands.end(band); i++) {
      int magnitude =
          scaleFactor == ScaleFactorPath.NONE ? 0 : quantizer.quantize(compressed[i], scaleFactor);
      quantized[i] = lines[i] < 0 ? -magnitude : magnitude;
      union |= magnitude;
    }
    return union != 0;
  }
}
