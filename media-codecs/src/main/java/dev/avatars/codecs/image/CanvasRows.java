package dev.avatars.codecs.image;

import java.util.Arrays;

/** A frame on its larger canvas, whose free part shows the {@link Ground}. */
final class CanvasRows implements PixelRows {
  private final PixelRows frame;
  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final int[] row;

  /** A canvas with the frame's first pixel at (x, y); what lies beyond its sides is cut off. */
  CanvasRows(PixelRows frame, int x, int y, int width, int height) {
    this.frame = frame;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.row = new int[frame.width()];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void readRow(int canvasRow, int[] target) {
    Arrays.fill(target, 0, width, Ground.RGB);
    int inFrame = canvasRow - y;
    int visible = Math.min(frame.width(), width - x);
    if (inFrame >= 0 && inFrame < frame.height() && visible > 0) {
      frame.readRow(inFrame, row);
      System.arraycopy(row, 0, target, x, visible);
    }
  }
}
