package dev.avatars.codecs.h264;

/** The prediction of the chroma of an intra macroblock: both planes use the same mode. */
final class IntraChroma {
  // Enum.values() copies its array at every call.
  private static final IntraChromaMode[] MODES = IntraChromaMode.values();

  private final Plane cb;
  private final Plane cr;
  private final int[] difference = new int[BlockScan.COEFFICIENTS];
  private IntraChromaMode mode = IntraChromaMode.DC;

  IntraChroma(YuvPicture reconstruction) {
    this.cb = reconstruction.cbPlane();
    this.cr = reconstruction.crPlane();
  }

  /** Chooses the mode and writes the prediction where the macroblock will be reconstructed. */
  void predict(YuvPicture source, int column, int row) {
    int x = column * IntraChromaMode.SIZE;
    int y = row * IntraChromaMode.SIZE;
    int best = Integer.MAX_VALUE;
    for (IntraChromaMode candidate : MODES) {
      if (candidate.isPossibleAt(x, y)) {
        int distortion = distortion(candidate, source, x, y);
        if (distortion < best) {
          best = distortion;
          mode = candidate;
        }
      }
    }
    mode.predict(cb, x, y);
    mode.predict(cr, x, y);
  }

  private int distortion(IntraChromaMode candidate, YuvPicture source, int x, int y) {
    candidate.predict(cb, x, y);
    candidate.predict(cr, x, y);
    return distortion(source.cbPlane(), cb, x, y) + distortion(source.crPlane(), cr, x, y);
  }

  private int distortion(Plane source, Plane prediction, int x, int y) {
    return Transform.difference(source, prediction, x, y, difference)
        + Transform.difference(source, prediction, x + 4, y, difference)
        + Transform.difference(source, prediction, x, y + 4, difference)
        + Transform.difference(source, prediction, x + 4, y + 4, difference);
  }

  /** The intra_chroma_pred_mode of Table 7-16. */
  int predictionMode() {
    return mode.number();
  }
}
