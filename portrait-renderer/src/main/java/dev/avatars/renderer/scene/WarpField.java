package dev.avatars.renderer.scene;

/**
 * How much each part of the picture takes part in the head's movement and in breathing: two weights
 * of 0 to 255 at every eighth pixel of every row, even in between. Both are nothing at the edge of
 * the picture. Immutable and thread-safe.
 */
final class WarpField {
  /** The distance between two weights of a row in pixels. */
  static final int SPACING = 8;

  private final int nodes;
  private final int width;
  private final int height;
  private final FaceGeometry face;
  private final byte[] head;
  private final byte[] chest;

  private WarpField(int width, int height, FaceGeometry face) {
    this.nodes = (width + SPACING - 1) / SPACING + 1;
    this.width = width;
    this.height = height;
    this.face = face;
    this.head = new byte[nodes * height];
    this.chest = new byte[nodes * height];
  }

  static WarpField around(FaceGeometry face, int width, int height) {
    WarpField field = new WarpField(width, height, face);
    for (int y = 0; y < height; y++) {
      field.fillRow(y);
    }
    return field;
  }

  /** How many weights a row has. */
  int nodes() {
    return nodes;
  }

  /** The head's weight at a node of a row. */
  int head(int node, int y) {
    return head[y * nodes + node] & 0xFF;
  }

  /** The chest's weight at a node of a row. */
  int chest(int node, int y) {
    return chest[y * nodes + node] & 0xFF;
  }

  /** Whether anything moves between a node of a row and the next one. */
  boolean movesAfter(int node, int y) {
    int at = y * nodes + node;
    return (head[at] | head[at + 1] | chest[at] | chest[at + 1]) != 0;
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

  /** Whether a square of pixels, whose left edge is at a node, has one that moves. */
  boolean movesAnyOf(int left, int top, int side) {
    for (int y = top; y < Math.min(height, top + side); y++) {
      for (int x = left; x < Math.min(width, left + side); x += SPACING) {
        if (movesAfter(x / SPACING, y)) {
          return true;
        }
      }
    }
    return false;
  }

  private void fillRow(int y) {
    for (int node = 0; node < nodes; node++) {
      int x = node * SPACING;
      double inside = inside(x, y);
      head[y * nodes + node] = (byte) StrictMath.round(255 * headWeight(x, y) * inside);
      chest[y * nodes + node] = (byte) StrictMath.round(255 * chestWeight(x, y) * inside);
    }
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
    return smooth((edge - SPACING) / fade);
  }

  /** From 0 to 1 along a cubic whose ends are flat. */
  private static double smooth(double t) {
    double clamped = StrictMath.max(0, StrictMath.min(1, t));
    return clamped * clamped * (3 - 2 * clamped);
  }
}
