package dev.avatars.codecs.h264;

import java.util.BitSet;

/**
 * The 16x16 blocks of a picture that may differ from the picture before it. A block outside of the
 * mask is repeated from the picture before and costs neither time nor bytes.
 *
 * <p>Marking too much is safe; a changed block that is not marked stays as it was until it is
 * marked or a new group of pictures begins. Not thread-safe.
 *
 * <pre>{@code
 * MacroblockMask changed = MacroblockMask.of(512, 512);
 * changed.mark(200, 320, 120, 60); // the mouth
 * byte[] unit = encoder.encode(picture, changed);
 * changed.clear();
 * }</pre>
 */
public final class MacroblockMask {
  private final int columns;
  private final int rows;
  private final BitSet marked;

  private MacroblockMask(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.marked = new BitSet(columns * rows);
  }

  /**
   * An empty mask for pictures of the given size in luma samples.
   *
   * @param width 16 to 4096
   * @param height 16 to 4096
   */
  public static MacroblockMask of(int width, int height) {
    return new MacroblockMask(
        Macroblocks.covering(Macroblocks.requireSide("width", width)),
        Macroblocks.covering(Macroblocks.requireSide("height", height)));
  }

  /**
   * Marks every block that a rectangle of luma samples touches; the part of it that lies outside of
   * the picture, or a width or height below 1, marks nothing.
   */
  public void mark(int x, int y, int width, int height) {
    int left = firstBlock(x);
    int right = endBlock((long) x + width, columns);
    int bottom = endBlock((long) y + height, rows);
    for (int row = firstBlock(y); row < bottom && left < right && width > 0 && height > 0; row++) {
      marked.set(row * columns + left, row * columns + right);
    }
  }

  /** Marks every block. */
  public void all() {
    marked.set(0, columns * rows);
  }

  /** Unmarks every block. */
  public void clear() {
    marked.clear();
  }

  /** Whether the block at a column and row of the grid is marked; both count from 0. */
  public boolean isMarked(int column, int row) {
    return marked.get(row * columns + column);
  }

  /** How many blocks are marked. */
  public int count() {
    return marked.cardinality();
  }

  /** The number of blocks from left to right. */
  public int columns() {
    return columns;
  }

  /** The number of blocks from top to bottom. */
  public int rows() {
    return rows;
  }

  private static int firstBlock(int from) {
    return Math.max(0, from) / Macroblocks.SIZE;
  }

  private static int endBlock(long end, int blocks) {
    long covering = Math.floorDiv(end + Macroblocks.SIZE - 1, Macroblocks.SIZE);
    return (int) Math.max(0, Math.min(blocks, covering));
  }
}
