package dev.avatars.domain.media;

import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The exact length of a piece of sound or video: a whole number of units (samples, ticks) and how
 * many of them make a second.
 *
 * <p>441,604 samples at 44,100 Hz have no finite decimal; the length stays a fraction and is
 * rounded once, where it becomes money. The order is by value, so {@code 1 of 2} and {@code 2 of 4}
 * compare as equal though they are not {@code equals}. Immutable.
 *
 * @param units samples or ticks; zero or more
 * @param unitsPerSecond the sample rate or time scale in Hz; one or more
 */
public record MediaLength(long units, int unitsPerSecond) implements Comparable<MediaLength> {
  /** No length at all. */
  public static final MediaLength ZERO = new MediaLength(0, 1);

  /**
   * The longest length that anything is measured to have: a day. No model takes an hour, and sums
   * and prices of such lengths stay far from the range of a number.
   */
  public static final MediaLength LONGEST = new MediaLength(86_400, 1);

  private static final int NANOS = 1_000_000_000;

  public MediaLength {
    if (units < 0) {
      throw new IllegalArgumentException("units: found " + units + "; allowed: 0 or more");
    }
    if (unitsPerSecond < 1) {
      throw new IllegalArgumentException(
          "units per second: found " + unitsPerSecond + "; allowed: 1 or more");
    }
  }

  /** The length as a clock counts it; exact, since both are whole nanoseconds. */
  public static MediaLength of(Duration duration) {
    return duration.getNano() == 0
        ? new MediaLength(duration.getSeconds(), 1)
        : new MediaLength(duration.toNanos(), NANOS);
  }

  /** A decimal number of seconds with at most nine decimals, such as {@code "5.70"}. */
  public static MediaLength ofSeconds(String seconds) {
    return of(Duration.ofNanos(new BigDecimal(seconds).movePointRight(9).longValueExact()));
  }

  /**
   * The sum: exact wherever some time scale of at most 2,147,483,647 Hz can express it, which is
   * the case for all usual rates and for whole milliseconds; otherwise rounded up to the
   * nanosecond.
   *
   * @throws ArithmeticException for a sum beyond the range of the units
   */
  public MediaLength plus(MediaLength other) {
    if (unitsPerSecond == other.unitsPerSecond || other.units == 0) {
      return new MediaLength(Math.addExact(units, other.units), unitsPerSecond);
    }
    BigInteger own = whole(units).multiply(whole(other.unitsPerSecond));
    BigInteger others = whole(other.units).multiply(whole(unitsPerSecond));
    BigInteger scale = whole(unitsPerSecond).multiply(whole(other.unitsPerSecond));
    return reduced(own.add(others), scale);
  }

  /** The length rounded up to a whole number of steps, as some providers bill. */
  public MediaLength roundedUpTo(Duration step) {
    BigDecimal steps =
        decimal(units)
            .multiply(decimal(NANOS))
            .divide(
                decimal(step.toNanos()).multiply(decimal(unitsPerSecond)), 0, RoundingMode.CEILING);
    return of(step.multipliedBy(steps.longValueExact()));
  }

  /** Whether this is longer than {@link #LONGEST}, as a broken or hostile file may say. */
  public boolean isAbsurd() {
    return compareTo(LONGEST) > 0;
  }

  /** The longer of the two. */
  public MediaLength max(MediaLength other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The price of this length at a price per second, rounded once. */
  public Money at(UnitPrice perSecond, Rounding rounding) {
    return priced(decimal(units), perSecond, rounding);
  }

  /**
   * The price of the part of this length beyond an included one, rounded once; negative when this
   * is the shorter.
   */
  public Money beyond(Duration included, UnitPrice perSecond, Rounding rounding) {
    BigDecimal includedUnits = seconds(included).multiply(decimal(unitsPerSecond));
    return priced(decimal(units).subtract(includedUnits), perSecond, rounding);
  }

  /** The length in decimal seconds, rounded as told. */
  public BigDecimal seconds(Rounding rounding) {
    return rounding.divide(decimal(units), decimal(unitsPerSecond));
  }

  /** The length to the nanosecond, cut; for clocks and schedules, never for money. */
  public Duration toDuration() {
    return Duration.ofSeconds(units / unitsPerSecond)
        .plusNanos(units % unitsPerSecond * NANOS / unitsPerSecond);
  }

  @Override
  public int compareTo(MediaLength other) {
    return BigInteger.valueOf(units)
        .multiply(BigInteger.valueOf(other.unitsPerSecond))
        .compareTo(BigInteger.valueOf(other.units).multiply(BigInteger.valueOf(unitsPerSecond)));
  }

  /** Seconds to the millisecond, such as {@code 10.014 s}. */
  @Override
  public String toString() {
    return seconds(Rounding.nearest(3)).toPlainString() + " s";
  }

  /** Divides once, after multiplying; the product may be larger than any {@link Money}. */
  private Money priced(BigDecimal pricedUnits, UnitPrice perSecond, Rounding rounding) {
    Money second = perSecond.amount();
    BigDecimal product = second.amount().multiply(pricedUnits);
    return new Money(rounding.divide(product, decimal(unitsPerSecond)), second.currency());
  }

  private static MediaLength reduced(BigInteger sum, BigInteger scale) {
    BigInteger common = sum.gcd(scale);
    BigInteger shortest = scale.divide(common);
    return shortest.bitLength() < Integer.SIZE
        ? new MediaLength(sum.divide(common).longValueExact(), shortest.intValueExact())
        : new MediaLength(roundedUp(sum.multiply(whole(NANOS)), scale), NANOS);
  }

  private static long roundedUp(BigInteger dividend, BigInteger divisor) {
    return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor).longValueExact();
  }

  private static BigDecimal seconds(Duration duration) {
    return decimal(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static BigInteger whole(long value) {
    return BigInteger.valueOf(value);
  }

  private static BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value);
  }
}
