package dev.avatars.codecs.iso;

import java.math.BigInteger;

/** Exact conversion between time scales. */
final class Ticks {
  private Ticks() {}

  /** The product, or the largest long where it is larger; neither factor is negative. */
  static long times(long count, long ticks) {
    boolean fits = Math.multiplyHigh(count, ticks) == 0 && count * ticks >= 0;
    return fits ? count * ticks : Long.MAX_VALUE;
  }

  /** The value in another scale, rounded to the nearest, halves up; at most the largest long. */
  static long rescale(long value, long to, long from) {
    if (to == from) {
      return value;
    }
    BigInteger doubled = BigInteger.valueOf(value).multiply(BigInteger.valueOf(to)).shiftLeft(1);
    BigInteger divisor = BigInteger.valueOf(from);
    BigInteger rounded = doubled.add(divisor).divide(divisor.shiftLeft(1));
    return rounded.bitLength() > 63 ? Long.MAX_VALUE : rounded.longValue();
  }
}
