package dev.avatars.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PriceRulePropertiesTest {
  private static final Rounding SIX = Rounding.nearest(6);

  @Property(tries = 400, seed = "20260301")
  @Label("P2 a longer clip never costs less, whatever the rule")
  void aLongerClipNeverCostsLess(
      @ForAll("rules") PriceRule rule,
      @ForAll("lengths") MediaLength one,
      @ForAll("lengths") MediaLength other) {
    MediaLength longer = one.max(other);
    MediaLength shorter = longer.equals(one) ? other : one;
    for (Rounding rounding : List.of(SIX, Rounding.up(6), Rounding.up(0))) {
      assertThat(rule.price(longer, rounding))
          .isGreaterThanOrEqualTo(rule.price(shorter, rounding));
    }
    assertThat(rule.longest(longer)).isGreaterThanOrEqualTo(rule.longest(shorter));
  }

  @Property(tries = 400, seed = "20260301")
  @Label("P2 the longest that can be billed is never shorter than the speech, nor cheaper")
  void theBoundIsABound(@ForAll("rules") PriceRule rule, @ForAll("lengths") MediaLength speech) {
    assertThat(rule.longest(speech)).isGreaterThanOrEqualTo(speech);
    assertThat(rule.price(rule.longest(speech), Rounding.up(6)))
        .isGreaterThanOrEqualTo(rule.price(speech, SIX));
  }

  @Property(tries = 400, seed = "20260301")
  void aRuleIsAPureFunction(
      @ForAll("rules") PriceRule rule, @ForAll("lengths") MediaLength length) {
    assertThat(rule.price(length, SIX)).isEqualTo(rule.price(length, SIX));
    assertThat(rule.words()).contains(rule.rate().unit().words());
  }

  @Provide
  Arbitrary<MediaLength> lengths() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 30_000_000),
            Arbitraries.of(1_000, 8_000, 44_100, 48_000, 90_000))
        .as(MediaLength::new);
  }

  @Provide
  Arbitrary<PriceRule> rules() {
    Arbitrary<UnitPrice> rates =
        Combinators.combine(
                Arbitraries.longs().between(0, 5_000_000),
                Arbitraries.of(BillingUnit.OUTPUT_SECOND, BillingUnit.INPUT_SECOND))
            .as((millionths, unit) -> new UnitPrice(dollars(millionths), unit));
    Arbitrary<Duration> durations = Arbitraries.longs().between(0, 90_000).map(Duration::ofMillis);
    Arbitrary<PriceRule> perSecond =
        Combinators.combine(rates, durations, durations, durations).as(PriceRule.PerSecond::new);
    Arbitrary<PriceRule> withBase =
        Combinators.combine(
                Arbitraries.longs().between(0, 9_000_000).map(PriceRulePropertiesTest::dollars),
                durations.map(duration -> duration.plusMillis(1)),
                rates)
            .as(PriceRule.BasePlusSeconds::new);
    Arbitrary<PriceRule> whole =
        Arbitraries.longs()
            .between(0, 9_000_000)
            .map(amount -> new UnitPrice(dollars(amount), BillingUnit.GENERATION))
            .map(PriceRule.PerGeneration::new);
    return Arbitraries.oneOf(List.of(perSecond, withBase, whole));
  }

  private static Money dollars(long millionths) {
    return Money.of(BigDecimal.valueOf(millionths, 6), "USD");
  }
}
