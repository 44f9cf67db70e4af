package dev.avatars.renderer.scene;

/**
 * How much each part of the picture takes part in the head's movement and in breathing: two weights
 * of 0 to 255 for every cell, which is eight pixels of a row. Both are nothing at the edge of the
 * picture. Immutable and thread-safe.
 */
final class WarpField {
  /** The width of a cell in pixels. */
  static final int CELL = PlaneWarp.CELL;

  private final int cells;
  private final int width;
  private final int height;
  private final FaceGeometry face;
  private final byte[] head;
  private final byte[] chest;
  private final int[] first;
  private final int[] end;

  private WarpField(int width, int height, FaceGeometry face) {
    this.cells = (width + 2 * CELL - 1) / (2 * CELL) * 2;
    this.width = width;
    this.height = height;
    this.face = face;
    this.head = new byte[cells * height];
    this.chest = new byte[cells * height];
    this.first = new int[height];
    this.end = new int[height];
  }

  static WarpField around(FaceGeometry face, int width, int height) {
    WarpField field = new WarpField(width, height, face);
    for (int y = 0; y < height; y++) {
      field.fillRow(y);
      field.findMoving(y);
    }
    return field;
  }

  /** How many cells a row has, an even number. */
  int cells() {
    return cells;
  }

  /** The head's weight in a cell of a row. */
  int head(int cell, int y) {
    return head[y * cells + cell] & 0xFF;
  }

  /** The chest's weight in a cell of a row. */
  int chest(int cell, int y) {
    return chest[y * cells + cell] & 0xFF;
  }

  /** The first of the cells of a row that can move, an even one. */
  int first(int y) {
    return first[y];
  }

  /** The cell after the last one of a row that can move, an even one. */
  int end(int y) {
    return end[y];
  }

  /** The size of the face in 1/256 pixel. */
  int faceSize() {
    return face.size();
  }

  /** Where the head leans around: the neck. */
  int pivotX() {
    return face.eyesX() >> 8;
  }

  /** Where the head leans around: the neck. */
  int pivotY() {
    return (face.eyesY() + face.size()) >> 8;
  }

  /** The whole picture. */
  Region region() {
    return new Region(0, 0, width, height);
  }

  private void fillRow(int y) {
    for (int cell = 0; cell < cells; cell++) {
      int x = cell * CELL + CELL / 2;
      double inside = inside(x, y);
      head[y * cells + cell] = (byte) StrictMath.round(255 * headWeight(x, y) * inside);
      chest[y * cells + cell] = (byte) StrictMath.round(255 * chestWeight(x, y) * inside);
    }
  }

  private void findMoving(int y) {
    int from = 0;
    int to = cells;
    while (from < to && !moves(from, y)) {
      from++;
    }
    while (to > from && !moves(to - 1, y)) {
      to--;
    }
    first[y] = from & ~1;
    end[y] = (to + 1) & ~1;
  }

  private boolean moves(int cell, int y) {
    return (head[y * cells + cell] | chest[y * cells + cell]) != 0;
  }

  /** Full over the face, nothing beyond hair and neck. */
  private double headWeight(int x, int y) {
    double size = face.size() / 256.0;
    double across = (x - face.eyesX() / 256.0) / (0.95 * size);
    double fromNose = y - (face.eyesY() / 256.0 + 0.2 * size);
    double along = fromNose / ((fromNose < 0 ? 1.1 : 1.45) * size);
    return smooth((1.14 - StrictMath.sqrt(across * across + along * along)) / 0.64);
  }

  /** Nothing in the face, full below the collar, gone at the sides of the shoulders. */
  private double chestWeight(int x, int y) {
    double size = face.size() / 256.0;
    double belowMouth = y - (face.eyesY() + face.eyesToMouth()) / 256.0;
    double across = StrictMath.abs(x - face.eyesX() / 256.0) / size;
    return smooth((belowMouth / size - 0.25) / 0.9) * smooth((1.7 - across) / 0.8);
  }

  /** Falls to nothing at the edge, so gently that no pixel is fetched from beyond it. */
  private double inside(int x, int y) {
    int edge = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
    double fade = StrictMath.max(24, face.size() / 256.0 * 0.16);
    return smooth((edge - CELL) / fade);
  }

  /** From 0 to 1 along a cubic whose ends are flat. */
  private static double smooth(double t) {
    double clamped = StrictMath.max(0, StrictMath.min(1, t));
    return clamped * clamped * (3 - 2 * clamped);
  }
}
