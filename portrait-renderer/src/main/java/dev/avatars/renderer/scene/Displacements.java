package dev.avatars.renderer.scene;

/**
 * How far the cells of a row move in one direction, in 1/65536 pixel, and the same as {@link
 * PlaneWarp} takes it for both kinds of planes. Reused from row to row; not thread-safe.
 */
final class Displacements {
  private static final int LUMA_BITS = 16 - PlaneWarp.BITS;
  // The sum of two cells, in samples that lie twice as far apart.
  private static final int CHROMA_BITS = LUMA_BITS + 2;

  private final int[] cells;
  private final int[] luma;
  private final int[] chroma;

  Displacements(int count) {
    this.cells = new int[count];
    this.luma = new int[count];
    this.chroma = new int[count / 2];
  }

  void set(int cell, int displacement) {
    cells[cell] = displacement;
  }

  /** For the luma of some cells. */
  int[] luma(int first, int end) {
    for (int cell = first; cell < end; cell++) {
      luma[cell] = rounded(cells[cell], LUMA_BITS);
    }
    return luma;
  }

  /** For the chroma of the same cells, of which two make one. */
  int[] chroma(int first, int end) {
    for (int cell = first; cell < end; cell += 2) {
      chroma[cell / 2] = rounded(cells[cell] + cells[cell + 1], CHROMA_BITS);
    }
    return chroma;
  }

  private static int rounded(int value, int bits) {
    return (value + (1 << (bits - 1))) >> bits;
  }
}
