package dev.avatars.renderer.scene;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Fetches samples of one plane from between the samples of another, interpolated bilinearly in
 * sixteenths: eight neighbors at a time, every other one in a lane of one long, because moving the
 * head is most of the work of a scene. No lane overflows, so that every machine gets the same
 * samples. One instance per thread.
 */
final class PlaneWarp {
  /** Displacements have this many bits after the point. */
  static final int BITS = 4;

  /** How many samples move together. */
  static final int CELL = 8;

  private static final int FRACTION = (1 << BITS) - 1;
  private static final long EVERY_OTHER = 0x00FF_00FF_00FF_00FFL;
  private static final long HALVES = 0x0080_0080_0080_0080L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] from;
  private final byte[] to;
  private final int stride;

  PlaneWarp(byte[] from, byte[] to, int stride) {
    this.from = from;
    this.to = to;
    this.stride = stride;
  }

  /** Paints cells of a row, each with the samples that are moved there by so many sixteenths. */
  void paint(int y, int first, int end, int[] right, int[] down) {
    for (int cell = first; cell < end; cell++) {
      int fromX = ((cell * CELL) << BITS) - right[cell];
      int fromY = (y << BITS) - down[cell];
      int at = (fromY >> BITS) * stride + (fromX >> BITS);
      int share = fromY & FRACTION;
      long samples = mix(eight(at) & EVERY_OTHER, eight(at + stride) & EVERY_OTHER, share);
      long next = between(at, share);
      long afterNext = between(at + 1, share);
      EIGHT.set(to, y * stride + cell * CELL, woven(samples, next, afterNext, fromX & FRACTION));
    }
  }

  /** Every other sample after an index, a share of the way to the row below. */
  private long between(int at, int share) {
    return mix(eight(at) >>> 8 & EVERY_OTHER, eight(at + stride) >>> 8 & EVERY_OTHER, share);
  }

  private long eight(int at) {
    return (long) EIGHT.get(from, at);
  }

  /** Two sets of neighboring lanes, each a share of the way to the next, as eight samples. */
  private static long woven(long samples, long next, long afterNext, int share) {
    long even = mix(samples, next, share) + HALVES;
    long odd = mix(next, afterNext, share) + HALVES;
    return (even >>> 8 & EVERY_OTHER) | (odd & ~EVERY_OTHER);
  }

  /** Sixteen times what lies a share of the way from some lanes to others. */
  private static long mix(long lanes, long others, int share) {
    return (lanes << BITS) + (others - lanes) * share;
  }
}
