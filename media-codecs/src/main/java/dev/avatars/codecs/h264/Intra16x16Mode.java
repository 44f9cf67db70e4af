package dev.avatars.codecs.h264;

/** The four ways to predict the luma of a whole macroblock, in the order of Table 8-4. */
enum Intra16x16Mode {
  VERTICAL(0) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return y > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.vertical(plane, x, y, Macroblocks.SIZE);
    }
  },
  HORIZONTAL(1) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return x > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.horizontal(plane, x, y, Macroblocks.SIZE);
    }
  },
  DC(2) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return true;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.dc(plane, x, y, Macroblocks.SIZE);
    }
  },
  PLANE(3) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return x > 0 && y > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.gradient(plane, x, y, Macroblocks.SIZE);
    }
  };

  private final int number;

  Intra16x16Mode(int number) {
    this.number = number;
  }

  /** The number of the mode in Table 8-4. */
  int number() {
    return number;
  }

  /** Whether a macroblock with its first sample at (x, y) has the neighbours for this mode. */
  abstract boolean isPossibleAt(int x, int y);

  /** Writes the prediction where the macroblock will be reconstructed. */
  abstract void predict(Plane plane, int x, int y);
}
