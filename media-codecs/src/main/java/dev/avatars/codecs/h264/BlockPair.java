package dev.avatars.codecs.h264;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How far two 4x4 blocks, side by side, are from their prediction: each the sum of its absolute
 * differences. Eight samples are compared at a time, every other one in a lane of a long, because
 * most blocks of most pictures turn out to need nothing more.
 */
final class BlockPair {
  private static final int ROWS = 4;
  private static final long EVERY_OTHER = 0x00FF_00FF_00FF_00FFL;
  private static final long ONES = 0x0001_0001_0001_0001L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private BlockPair() {}

  /**
   * Compares the blocks at (x, y) and (x + 4, y).
   *
   * @param distances takes their distances, each 0 to 4080, at an index and the next one
   */
  static void compare(Plane source, Plane prediction, int x, int y, int[] distances, int index) {
    long sums = 0;
    int at = y * source.stride + x;
    for (int row = 0; row < ROWS; row++, at += source.stride) {
      long found = (long) EIGHT.get(source.samples, at);
      long expected = (long) EIGHT.get(prediction.samples, at);
      sums += distances(found & EVERY_OTHER, expected & EVERY_OTHER);
      sums += distances(found >>> 8 & EVERY_OTHER, expected >>> 8 & EVERY_OTHER);
    }
    long folded = sums + (sums >>> 16);
    distances[index] = (int) folded & 0xFFFF;
    distances[index + 1] = (int) (folded >>> 32) & 0xFFFF;
  }

  /** The absolute difference in each lane. */
  private static long distances(long lanes, long others) {
    long above = (lanes | ONES << 8) - others; // 256 more than the difference
    long negative = ~above >>> 8 & ONES;
    return ((above ^ ((negative << 8) - negative)) & EVERY_OTHER) + negative;
  }
}
