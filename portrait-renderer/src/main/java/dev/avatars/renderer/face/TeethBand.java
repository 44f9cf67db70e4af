package dev.avatars.renderer.face;

import java.util.Optional;

/**
 * The upper teeth of a smile: rows near the lips that are as bright as the cheeks and much less
 * red.
 *
 * @param top the first row of teeth
 * @param bottom the last row of teeth
 */
record TeethBand(int top, int bottom) {
  private static final int THINNEST = FacePatch.FACE * 3 / 100;
  private static final int REACH = FacePatch.FACE * 9 / 100;

  /** The band of teeth around a row of the lips, or none when the lips are closed. */
  static Optional<TeethBand> near(FacePatch patch, int x, int row, int cheekX) {
    Skin skin = Skin.of(patch, x, cheekX, row);
    Optional<TeethBand> longest = Optional.empty();
    int start = row - REACH;
    for (int y = row - REACH; y <= row + REACH; y++) {
      if (!skin.showsTeeth(patch, x, y)) {
        start = y + 1;
      } else if (y - start + 1 >= Math.max(THINNEST, longest.map(TeethBand::height).orElse(0))) {
        longest = Optional.of(new TeethBand(start, y));
      }
    }
    return longest;
  }

  int height() {
    return bottom - top + 1;
  }

  private record Skin(int luma, int redness) {
    static Skin of(FacePatch patch, int x, int away, int row) {
      int y = row - FacePatch.FACE * 18 / 100;
      int luma = (patch.meanLuma(x - away, y, 4) + patch.meanLuma(x + away, y, 4)) / 2;
      int redness = (patch.meanRedness(x - away, y, 4) + patch.meanRedness(x + away, y, 4)) / 2;
      return new Skin(luma, redness);
    }

    boolean showsTeeth(FacePatch patch, int x, int y) {
      int teeth = 0;
      int reach = FacePatch.FACE * 7 / 100;
      for (int dx = -reach; dx <= reach; dx++) {
        if (isTooth(patch.luma(x + dx, y), patch.redness(x + dx, y))) {
          teeth++;
        }
      }
      return teeth * 10 > (2 * reach + 1) * 6;
    }

    private boolean isTooth(int otherLuma, int otherRedness) {
      boolean colored = redness > 4;
      return colored
          ? otherLuma * 100 > luma * 80 && otherRedness * 100 < redness * 68
          : otherLuma * 100 > luma * 112;
    }
  }
}
