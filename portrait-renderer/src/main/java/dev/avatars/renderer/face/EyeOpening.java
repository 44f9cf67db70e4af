package dev.avatars.renderer.face;

/**
 * Measures how far an eye is open: the rows and columns around the iris that do not look like the
 * skin below the eye. Limits are shares of the distance between the eyes.
 */
final class EyeOpening {
  private static final int UNLIKE_SKIN = 20;

  private final FacePatch patch;
  private final int x;
  private final int y;
  private final int apart;
  private final int skin;

  private EyeOpening(FacePatch patch, int x, int y, int apart) {
    this.patch = patch;
    this.x = x;
    this.y = y;
    this.apart = apart;
    this.skin = patch.meanLuma(x, y + apart * 28 / 100, 3);
  }

  /** The eye around an iris, in the patch's units; {@code apart} is the way to the other iris. */
  static Eye around(FacePatch patch, int x, int y, int apart) {
    EyeOpening opening = new EyeOpening(patch, x, y, apart);
    int above = opening.rows(-1, apart * 7 / 100, apart * 17 / 100);
    int below = opening.rows(1, apart * 6 / 100, apart * 14 / 100);
    int halfWidth = (opening.columns(-1) + opening.columns(1)) / 2;
    return new Eye(x << 8, y << 8, halfWidth << 8, above << 8, below << 8);
  }

  private int rows(int direction, int smallest, int largest) {
    int rows = smallest;
    while (rows < largest && rowDiffers(y + direction * (rows + 1))) {
      rows++;
    }
    return rows;
  }

  private boolean rowDiffers(int row) {
    int reach = apart * 8 / 100;
    int sum = 0;
    for (int dx = -reach; dx <= reach; dx++) {
      sum += Math.abs(patch.luma(x + dx, row) - skin);
    }
    return sum > UNLIKE_SKIN * (2 * reach + 1);
  }

  private int columns(int direction) {
    int columns = apart * 22 / 100;
    while (columns < apart * 31 / 100 && columnDiffers(x + direction * (columns + 1))) {
      columns++;
    }
    return columns;
  }

  private boolean columnDiffers(int column) {
    int sum = 0;
    for (int dy = -2; dy <= 2; dy++) {
      sum += Math.abs(patch.luma(column, y + dy) - skin);
    }
    return sum > UNLIKE_SKIN * 5;
  }
}
