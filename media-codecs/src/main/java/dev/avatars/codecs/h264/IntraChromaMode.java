package dev.avatars.codecs.h264;

/** The four ways to predict the 8x8 chroma block of a macroblock, in the order of Table 8-5. */
enum IntraChromaMode {
  DC(0) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return true;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.chromaDc(plane, x, y);
    }
  },
  HORIZONTAL(1) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return x > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.horizontal(plane, x, y, SIZE);
    }
  },
  VERTICAL(2) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return y > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.vertical(plane, x, y, SIZE);
    }
  },
  PLANE(3) {
    @Override
    boolean isPossibleAt(int x, int y) {
      return x > 0 && y > 0;
    }

    @Override
    void predict(Plane plane, int x, int y) {
      BlockPrediction.gradient(plane, x, y, SIZE);
    }
  };

  /** Chroma samples along one side of a macroblock. */
  static final int SIZE = Macroblocks.SIZE / 2;

  private final int number;

  IntraChromaMode(int number) {
    this.number = number;
  }

  /** The intra_chroma_pred_mode. */
  int number() {
    return number;
  }

  /** Whether a block with its first sample at (x, y) has the neighbours for this mode. */
  abstract boolean isPossibleAt(int x, int y);

  /** Writes the prediction where the block will be reconstructed. */
  abstract void predict(Plane plane, int x, int y);
}
