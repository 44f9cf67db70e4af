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

  /** The exact sum. */
  public MediaLength plus(MediaLength other) {
    if (unitsPerSecond == other.unitsPerSecond) {
      return new MediaLength(Math.addExact(units, other.units), unitsPerSecond);
    }
    if (other.units == 0) {
      return this;
    }
    long common = lcm(unitsPerSecond, other.unitsPerSecond);
    long sum =
        Math.addExact(
            Math.multiplyExact(units, common / unitsPerSecond),
            Math.multiplyExact(other.units, common / other.unitsPerSecond));
    return common <= Integer.MAX_VALUE
        ? new MediaLength(sum, (int) common)
        : new MediaLength(scaled(sum, common), NANOS);
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

  /** The longer of the two. */
  public MediaLength max(MediaLength other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The price of this length at a price per second, rounded once. */
  public Money at(UnitPrice perSecond, Rounding rounding) {
    Money whole = perSecond.times(decimal(units));
    return new Money(rounding.divide(whole.amount(), decimal(unitsPerSecond)), whole.currency());
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

  private static long scaled(long sum, long from) {
    return decimal(sum)
        .multiply(decimal(NANOS))
        .divide(decimal(from), 0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static long lcm(int a, int b) {
    int gcd = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
    return (long) a / gcd * b;
  }

  private static BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value);
  }
}
