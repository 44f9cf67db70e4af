package dev.avatars.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MoneyTest {
  @Test
  @DisplayName("P2 7.2 s at $0.0562 is $0.40464, not a cent rounded")
  void nothingIsRoundedByItself() {
    assertThat(Money.usd("0.0562").times(new BigDecimal("7.2"))).isEqualTo(Money.usd("0.40464"));
  }

  @Test
  void equalAmountsAreEqualWhateverTheirZeros() {
    assertThat(Money.usd("6.900")).isEqualTo(Money.usd("6.9")).hasSameHashCodeAs(Money.usd("6.9"));
    assertThat(Money.usd("1E+2")).isEqualTo(Money.usd("100"));
    assertThat(Money.usd("0.000")).isEqualTo(Money.usd("0"));
  }

  @Test
  void anAmountIsShownToPeopleWithTwoDecimalsOrMore() {
    assertThat(Money.usd("6.9").display()).isEqualTo("$6.90");
    assertThat(Money.usd("0.40464").display()).isEqualTo("$0.40464");
    assertThat(Money.usd("-3").display()).isEqualTo("-$3.00");
    assertThat(Money.of(BigDecimal.valueOf(2), "EUR").display()).isEqualTo("EUR 2.00");
  }

  @Test
  void anAmountIsReadAsItIsWritten() {
    assertThat(Money.parse("USD 6.90")).isEqualTo(Money.usd("6.9"));
    assertThat(Money.usd("6.90")).hasToString("USD 6.9");
  }

  @Test
  @DisplayName("P18 an unreadable amount is refused with what was found and what is allowed")
  void anUnreadableAmountIsRefused() {
    refused("12 USD", "money: found '12 USD'; allowed: a currency code and a decimal");
    refused("USDX6.90", "allowed: a currency code");
    refused("USD six", "amount: found 'six'; allowed: a decimal");
    refused("XX1 6.90", "currency: found 'XX1'; allowed: an ISO 4217 code");
    refused("USD " + "1".repeat(40), "amount: found 40 characters");
    refused("USD 1E+99", "allowed: 12 digits before and 18 after the point");
    refused("USD 1E-99", "allowed: 12 digits before and 18 after the point");
    refused("USD 1E+999999999", "allowed: 12 digits before");
    refused("USD 1E-999999999", "allowed: 12 digits before");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> Money.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void currenciesNeverMix() {
    Money euros = Money.of(BigDecimal.ONE, "EUR");
    for (List<Money> pair : List.of(List.of(euros, Money.usd("1")))) {
      assertThatThrownBy(() -> pair.get(0).plus(pair.get(1)))
          .hasMessage("currency: found USD; allowed: EUR");
      assertThatThrownBy(() -> pair.get(0).minus(pair.get(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pair.get(0).isMoreThan(pair.get(1)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void tiesGoToTheEvenNeighbor() {
    assertThat(Money.usd("0.125").rounded(Rounding.nearest(2))).isEqualTo(Money.usd("0.12"));
    assertThat(Money.usd("0.135").rounded(Rounding.nearest(2))).isEqualTo(Money.usd("0.14"));
  }

  @Test
  void aRoundingKeepsZeroToTwelveDecimals() {
    assertThatThrownBy(() -> new Rounding(13, RoundingMode.UP))
        .hasMessage("decimals: found 13; allowed: 0 to 12");
    assertThatThrownBy(() -> Rounding.up(-1)).hasMessage("decimals: found -1; allowed: 0 to 12");
  }

  @Test
  void aUnitPriceSaysItsUnit() {
    UnitPrice price = UnitPrice.usd("0.115", BillingUnit.OUTPUT_SECOND);
    assertThat(price).hasToString("$0.115 per second of output");
    assertThat(price.times(new BigDecimal("60"))).isEqualTo(Money.usd("6.90"));
    assertThatThrownBy(() -> UnitPrice.usd("-1", BillingUnit.GENERATION))
        .hasMessage("unit price: found USD -1; allowed: 0 or more");
  }
}
