package dev.avatars.codecs.h264;

import java.util.List;

/** The levels of both chroma planes of a macroblock. */
final class ChromaResidual {
  private static final int NOTHING = 0;
  private static final int DC_ONLY = 1;
  private static final int DC_AND_AC = 2;

  private final ResidualWriter residuals;
  private final Tolerance tolerance;
  private final CoefficientCounts cbCounts;
  private final CoefficientCounts crCounts;
  private final ChromaPlaneResidual cb;
  private final ChromaPlaneResidual cr;
  private final List<ChromaPlaneResidual> planes;
  private int pattern;

  ChromaResidual(Slice slice, Quantizer quantizer, Tolerance tolerance) {
    Plane cbPlane = slice.reconstruction().cbPlane();
    Plane crPlane = slice.reconstruction().crPlane();
    this.residuals = slice.residuals();
    this.tolerance = tolerance;
    this.cbCounts = new CoefficientCounts(cbPlane);
    this.crCounts = new CoefficientCounts(crPlane);
    this.cb = new ChromaPlaneResidual(cbPlane, cbCounts, quantizer, tolerance);
    this.cr = new ChromaPlaneResidual(crPlane, crCounts, quantizer, tolerance);
    this.planes = List.of(cb, cr);
  }

  /** Begins a new picture. */
  void clear() {
    cbCounts.clear();
    crCounts.clear();
  }

  /** Quantizes what the prediction of a macroblock lacks; its place is counted in macroblocks. */
  void analyze(YuvPicture source, int column, int row) {
    int x = column * IntraChromaMode.SIZE;
    int y = row * IntraChromaMode.SIZE;
    cb.analyze(source.cbPlane(), x, y);
    cr.analyze(source.crPlane(), x, y);
    if (cb.worthOfAc() + cr.worthOfAc() < tolerance.worth()) {
      cb.dropAc();
      cr.dropAc();
    }
    boolean ac = cb.hasAc() || cr.hasAc();
    boolean dc = cb.hasDc() || cr.hasDc();
    pattern = ac ? DC_AND_AC : dc ? DC_ONLY : NOTHING;
  }

  /** CodedBlockPatternChroma of 7.4.5: 0 nothing, 1 DC levels, 2 DC and AC levels. */
  int pattern() {
    return pattern;
  }

  /** Writes the levels that the pattern announces. */
  void write(int column, int row) {
    if (pattern != NOTHING) {
      for (ChromaPlaneResidual plane : planes) {
        plane.writeDc(residuals);
      }
    }
    if (pattern == DC_AND_AC) {
      int x = column * IntraChromaMode.SIZE;
      int y = row * IntraChromaMode.SIZE;
      for (ChromaPlaneResidual plane : planes) {
        plane.writeAc(residuals, x, y);
      }
    }
  }

  /** Adds the residual to the prediction, after it was written. */
  void reconstruct(int column, int row) {
    if (pattern != NOTHING) {
      int x = column * IntraChromaMode.SIZE;
      int y = row * IntraChromaMode.SIZE;
      for (ChromaPlaneResidual plane : planes) {
        plane.reconstruct(x, y);
      }
    }
  }
}
