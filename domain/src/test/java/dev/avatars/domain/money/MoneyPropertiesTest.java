package dev.avatars.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

final class MoneyPropertiesTest {
  @Property(tries = 400, seed = "20260301")
  @Label("P4 sums are exact, in any order")
  void sumsAreExact(@ForAll("amounts") List<BigDecimal> amounts) {
    Money forward = Money.usd("0");
    Money backward = Money.usd("0");
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < amounts.size(); i++) {
      forward = forward.plus(Money.of(amounts.get(i), "USD"));
      backward = backward.plus(Money.of(amounts.get(amounts.size() - 1 - i), "USD"));
      expected = expected.add(amounts.get(i));
    }
    assertThat(forward).isEqualTo(backward);
    assertThat(forward.amount()).isEqualByComparingTo(expected);
  }

  @Provide
  Arbitrary<List<BigDecimal>> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-99999999"), new BigDecimal("99999999"))
        .ofScale(12)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 400, seed = "20260301")
  void addingAndTakingAwayIsNothing(@ForAll("amount") Money one, @ForAll("amount") Money other) {
    assertThat(one.plus(other).minus(other)).isEqualTo(one);
    assertThat(one.compareTo(other)).isEqualTo(one.amount().compareTo(other.amount()));
    assertThat(one.isMoreThan(other)).isEqualTo(one.minus(other).amount().signum() > 0);
    assertThat(one.isNegative()).isEqualTo(one.amount().signum() < 0);
  }

  @Property(tries = 400, seed = "20260301")
  void whatIsWrittenIsReadBack(@ForAll("amount") Money money) {
    assertThat(Money.parse(money.toString())).isEqualTo(money);
  }

  @Property(tries = 400, seed = "20260301")
  void showingNeverLosesADigit(@ForAll("amount") Money money) {
    String digits = money.display().replace("$", "");
    assertThat(new BigDecimal(digits)).isEqualByComparingTo(money.amount());
  }

  @Provide
  Arbitrary<Money> amount() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-999999999"), new BigDecimal("999999999"))
        .ofScale(9)
        .map(amount -> Money.of(amount, "USD"));
  }

  @Property(tries = 400, seed = "20260301")
  void roundingUpIsNeverLessAndNeverAWholeStepMore(
      @ForAll @BigRange(min = "0", max = "1000000") @Scale(12) BigDecimal amount,
      @ForAll @IntRange(max = 12) int decimals) {
    Money money = Money.of(amount, "USD");
    BigDecimal more = money.rounded(Rounding.up(decimals)).amount().subtract(money.amount());
    assertThat(more.signum()).isNotNegative();
    assertThat(more).isLessThan(BigDecimal.ONE.movePointLeft(decimals));
  }

  @Property(tries = 400, seed = "20260301")
  void roundingToTheNearestIsHalfAStepOffAtMost(
      @ForAll @BigRange(min = "-1000", max = "1000") @Scale(12) BigDecimal amount,
      @ForAll @IntRange(max = 12) int decimals) {
    Money money = Money.of(amount, "USD");
    BigDecimal off = money.rounded(Rounding.nearest(decimals)).amount().subtract(money.amount());
    assertThat(off.abs().multiply(BigDecimal.valueOf(2)))
        .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(decimals));
  }
}
