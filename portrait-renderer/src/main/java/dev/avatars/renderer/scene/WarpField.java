package dev.avatars.renderer.scene;

/**
 * How much each pixel takes part in the head's movement and in breathing: two weights of 0 to 255.
 * Both are nothing at the edge of the picture. Immutable and thread-safe.
 */
final class WarpField {
  private final int width;
  private final int height;
  private final FaceGeometry face;
  private final byte[] head;
  private final byte[] chest;
  private final int[] spanStart;
  private final int[] spanEnd;

  private WarpField(int width, int height, FaceGeometry face) {
    this.width = width;
    this.height = height;
    this.face = face;
    this.head = new byte[width * height];
    this.chest = new byte[width * height];
    this.spanStart = new int[height];
    this.spanEnd = new int[height];
  }

  static WarpField around(FaceGeometry face, int width, int height) {
    WarpField field = new WarpField(width, height, face);
    for (int y = 0; y < height; y++) {
      field.fillRow(y);
      field.measureRow(y);
    }
    return field;
  }

  int width() {
    return width;
  }

  int head(int index) {
    return head[index] & 0xFF;
  }

  int chest(int index) {
    return chest[index] & 0xFF;
  }

  /** The first column of a row that moves at all. */
  int spanStart(int y) {
    return spanStart[y];
  }

  /** The column after the last of a row that moves at all. */
  int spanEnd(int y) {
    return spanEnd[y];
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

  Region region() {
    return new Region(0, 0, width, height);
  }

  /** Whether a square of pixels has one that moves. */
  boolean movesAnyOf(int left, int top, int side) {
    for (int y = top; y < Math.min(height, top + side); y++) {
      if (spanStart[y] < left + side && spanEnd[y] > left) {
        return true;
      }
    }
    return false;
  }

  private void fillRow(int y) {
    for (int x = 0; x < width; x++) {
      double inside = inside(x, y);
      head[y * width + x] = (byte) StrictMath.round(255 * headWeight(x, y) * inside);
      chest[y * width + x] = (byte) StrictMath.round(255 * chestWeight(x, y) * inside);
    }
  }

  private void measureRow(int y) {
    int start = 0;
    int end = width;
    while (start < width && !moves(start, y)) {
      start++;
    }
    while (end > start && !moves(end - 1, y)) {
      end--;
    }
    spanStart[y] = start;
    spanEnd[y] = end;
  }

  private boolean moves(int x, int y) {
    return head[y * width + x] != 0 || chest[y * width + x] != 0;
  }

  /** Full over the face, nothing beyond hair and neck. */
  private double headWeight(int x, int y) {
    double size = face.size() / 256.0;
    double across = (x - face.eyesX() / 256.0) / (0.95 * size);
    double fromNose = y - (face.eyesY() / 256.0 + 0.2 * size);
    double along = fromNose / ((fromNose < 0 ? 1.1 : 1.45) * size);
    return smooth((1.22 - StrictMath.sqrt(across * across + along * along)) / 0.7);
  }

  /** Nothing in the face, full below the collar, gone at the sides of the shoulders. */
  private double chestWeight(int x, int y) {
    double size = face.size() / 256.0;
    double belowMouth = y - (face.eyesY() + face.eyesToMouth()) / 256.0;
    double across = StrictMath.abs(x - face.eyesX() / 256.0) / size;
    return smooth((belowMouth / size - 0.25) / 0.9) * smooth((2.1 - across) / 0.9);
  }

  private double inside(int x, int y) {
    int edge = Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
    // Wide enough that no pixel is fetched from beyond the edge.
    double fade = StrictMath.max(24, face.size() / 256.0 * 0.16);
    return smooth((edge - 4) / fade);
  }

  /** From 0 to 1 along a cubic whose ends are flat. */
  private static double smooth(double t) {
    double clamped = StrictMath.max(0, StrictMath.min(1, t));
    return clamped * clamped * (3 - 2 * clamped);
  }
}
