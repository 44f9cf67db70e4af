package dev.avatars.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

final class MediaLengthPropertiesTest {
  private static final BigDecimal NANO = new BigDecimal("1E-9");

  @Property(tries = 400, seed = "20260301")
  void orderIsThatOfTheValues(
      @ForAll("lengths") MediaLength one, @ForAll("lengths") MediaLength b) {
    int expected = fraction(one).compareTo(fraction(b));
    assertThat(Integer.signum(one.compareTo(b))).isEqualTo(expected);
    assertThat(one.max(b)).isGreaterThanOrEqualTo(one).isGreaterThanOrEqualTo(b);
  }

  @Property(tries = 400, seed = "20260301")
  void aSumIsExactOrRoundedUpToTheNanosecond(
      @ForAll("lengths") MediaLength one, @ForAll("lengths") MediaLength other) {
    BigDecimal off = fraction(one.plus(other)).subtract(fraction(one)).subtract(fraction(other));
    assertThat(off).isBetween(new BigDecimal("-1E-40"), NANO);
  }

  @Property(tries = 400, seed = "20260301")
  void aSumOfUsualRatesAndMillisecondsIsExact(
      @ForAll("usual") MediaLength one, @ForAll @LongRange(max = 600_000) long milliseconds) {
    MediaLength sum = one.plus(MediaLength.of(Duration.ofMillis(milliseconds)));
    BigDecimal expected =
        BigDecimal.valueOf(one.units())
            .multiply(BigDecimal.valueOf(1_000))
            .add(
                BigDecimal.valueOf(milliseconds)
                    .multiply(BigDecimal.valueOf(one.unitsPerSecond())));
    BigDecimal found =
        BigDecimal.valueOf(sum.units())
            .multiply(BigDecimal.valueOf(1_000))
            .multiply(BigDecimal.valueOf(one.unitsPerSecond()));
    assertThat(found)
        .isEqualByComparingTo(expected.multiply(BigDecimal.valueOf(sum.unitsPerSecond())));
  }

  @Property(tries = 400, seed = "20260301")
  void aStepIsRoundedUpTo(
      @ForAll("usual") MediaLength length, @ForAll @LongRange(min = 1, max = 90_000) long step) {
    Duration whole = Duration.ofMillis(step);
    MediaLength rounded = length.roundedUpTo(whole);
    assertThat(rounded).isGreaterThanOrEqualTo(length);
    assertThat(rounded.toDuration().toMillis() % step).isZero();
    assertThat(fraction(rounded).subtract(fraction(length)))
        .isLessThan(fraction(MediaLength.of(whole)));
  }

  @Property(tries = 400, seed = "20260301")
  @Label("P2 a price is the exact product, rounded once")
  void aPriceIsRoundedOnce(
      @ForAll("usual") MediaLength length, @ForAll @LongRange(max = 10_000_000) long millionths) {
    BigDecimal rate = BigDecimal.valueOf(millionths, 6);
    UnitPrice price = UnitPrice.usd(rate.toPlainString(), BillingUnit.OUTPUT_SECOND);
    BigDecimal expected =
        rate.multiply(BigDecimal.valueOf(length.units()))
            .divide(BigDecimal.valueOf(length.unitsPerSecond()), 6, RoundingMode.HALF_EVEN);
    assertThat(length.at(price, Rounding.nearest(6)))
        .isEqualTo(Money.usd(expected.toPlainString()));
  }

  @Property(tries = 400, seed = "20260301")
  void aClockSeesTheLengthToTheNanosecond(@ForAll("usual") MediaLength length) {
    BigDecimal off = fraction(length).subtract(fraction(MediaLength.of(length.toDuration())));
    assertThat(off).isBetween(BigDecimal.ZERO.subtract(new BigDecimal("1E-40")), NANO);
    assertThat(length.seconds(Rounding.nearest(3)))
        .isEqualByComparingTo(fraction(length).setScale(3, RoundingMode.HALF_EVEN));
  }

  @Provide
  Arbitrary<MediaLength> lengths() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 1_000_000_000),
            Arbitraries.integers().between(1, Integer.MAX_VALUE))
        .as(MediaLength::new);
  }

  @Provide
  Arbitrary<MediaLength> usual() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 60_000_000),
            Arbitraries.of(8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000, 90_000))
        .as(MediaLength::new);
  }

  private static BigDecimal fraction(MediaLength length) {
    return BigDecimal.valueOf(length.units())
        .divide(BigDecimal.valueOf(length.unitsPerSecond()), new MathContext(60));
  }
}
