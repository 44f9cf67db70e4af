package dev.avatars.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.money.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PriceRuleTest {
  private static final Rounding SIX = Rounding.nearest(6);
  private static final UnitPrice DIME = UnitPrice.usd("0.10", BillingUnit.OUTPUT_SECOND);

  @Test
  void stepsAndMinimumsAreBilled() {
    PriceRule rule =
        new PriceRule.PerSecond(DIME, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(rule.price(MediaLength.ofSeconds("0.1"), SIX)).isEqualTo(Money.usd("1"));
    assertThat(rule.price(MediaLength.ofSeconds("10"), SIX)).isEqualTo(Money.usd("1"));
    assertThat(rule.price(MediaLength.ofSeconds("10.001"), SIX)).isEqualTo(Money.usd("1.5"));
    assertThat(rule.words())
        .isEqualTo("$0.10 per second of output, in steps of 5.000 s, at least 10.000 s");
  }

  @Test
  void theBaseCoversTheIncludedSeconds() {
    PriceRule rule = new PriceRule.BasePlusSeconds(Money.usd("0.5"), Duration.ofSeconds(5), DIME);
    assertThat(rule.price(MediaLength.ofSeconds("5"), SIX)).isEqualTo(Money.usd("0.5"));
    assertThat(rule.price(MediaLength.ofSeconds("7.2"), SIX)).isEqualTo(Money.usd("0.72"));
    assertThat(rule.longest(MediaLength.ofSeconds("7.2"))).isEqualTo(MediaLength.ofSeconds("7.2"));
    assertThat(rule.words()).isEqualTo("$0.50 for 5.000 s, then $0.10 per second of output");
  }

  @Test
  @DisplayName("P2 the part beyond the base is rounded once, so that a bound stays a bound")
  void theFurtherSecondsAreRoundedOnce() {
    UnitPrice third = UnitPrice.usd("0.333333", BillingUnit.OUTPUT_SECOND);
    Duration included = Duration.ofMillis(500);
    PriceRule rule = new PriceRule.BasePlusSeconds(Money.usd("1"), included, third);
    BigDecimal exact = new BigDecimal("0.333333").multiply(new BigDecimal("0.6"));
    assertThat(rule.price(MediaLength.ofSeconds("1.1"), Rounding.up(6)).amount())
        .isGreaterThanOrEqualTo(exact.add(BigDecimal.ONE))
        .isLessThan(exact.add(new BigDecimal("1.000001")));
  }

  @Test
  void aGenerationCostsTheSameAtAnyLength() {
    PriceRule rule = new PriceRule.PerGeneration(UnitPrice.usd("0.3", BillingUnit.GENERATION));
    assertThat(rule.price(MediaLength.ofSeconds("1"), SIX)).isEqualTo(Money.usd("0.3"));
    assertThat(rule.price(MediaLength.ofSeconds("100"), SIX)).isEqualTo(Money.usd("0.3"));
    assertThat(rule.words()).isEqualTo("$0.30 per generation");
  }

  @Test
  @DisplayName("P18 an impossible rule is refused with what was found and what is allowed")
  void anImpossibleRuleIsRefused() {
    UnitPrice whole = UnitPrice.usd("1", BillingUnit.GENERATION);
    Duration second = Duration.ofSeconds(1);
    Duration negative = second.negated();
    assertThatThrownBy(() -> PriceRule.PerSecond.padded(whole, second))
        .hasMessage("rate: found $1.00 per generation; allowed: a price per second");
    assertThatThrownBy(() -> PriceRule.PerSecond.padded(DIME, negative))
        .hasMessage("padding: found PT-1S; allowed: zero or more");
    assertThatThrownBy(() -> new PriceRule.PerSecond(DIME, second, negative, second))
        .hasMessage("step: found PT-1S; allowed: zero or more");
    assertThatThrownBy(() -> new PriceRule.PerSecond(DIME, second, second, negative))
        .hasMessage("minimum: found PT-1S; allowed: zero or more");
    assertThatThrownBy(() -> new PriceRule.PerGeneration(DIME))
        .hasMessageContaining("allowed: a price per generation");
    assertThatThrownBy(() -> new PriceRule.BasePlusSeconds(Money.usd("1"), second, whole))
        .hasMessageContaining("allowed: 0 or more and a price per second");
    assertThatThrownBy(() -> new PriceRule.BasePlusSeconds(Money.usd("-1"), second, DIME))
        .hasMessageContaining("found USD -1");
    assertThatThrownBy(() -> new PriceRule.BasePlusSeconds(Money.usd("1"), Duration.ZERO, DIME))
        .hasMessage("included: found PT0S; allowed: more than 0");
    assertThatThrownBy(() -> new PriceRule.BasePlusSeconds(Money.usd("1"), negative, DIME))
        .hasMessage("included: found PT-1S; allowed: more than 0");
    Money euros = Money.of(BigDecimal.ONE, "EUR");
    assertThatThrownBy(() -> new PriceRule.BasePlusSeconds(euros, second, DIME))
        .hasMessage("rate: found USD 0.1; allowed: the currency of the base, EUR 1");
  }

  @Test
  @DisplayName("P5 a bill is known with its source, or pending")
  void aBillIsKnownOrPending() {
    BilledCost known = new BilledCost.Known(Money.usd("1"), BigDecimal.TEN, "the provider");
    assertThat(known.<String>fold(BilledCost.Known::source, () -> "pending"))
        .isEqualTo("the provider");
    assertThat(BilledCost.PENDING.<String>fold(BilledCost.Known::source, () -> "pending"))
        .isEqualTo("pending");
    assertThatThrownBy(() -> new BilledCost.Known(Money.usd("-1"), BigDecimal.TEN, "x"))
        .hasMessage("bill: found USD -1 for 10 units; allowed: 0 or more");
    assertThatThrownBy(() -> new BilledCost.Known(Money.usd("1"), BigDecimal.TEN.negate(), "x"))
        .hasMessage("bill: found USD 1 for -10 units; allowed: 0 or more");
  }
}
