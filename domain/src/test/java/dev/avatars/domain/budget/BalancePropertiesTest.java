package dev.avatars.domain.budget;

import static dev.avatars.domain.fixtures.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class BalancePropertiesTest {
  private static final Currency USD = Money.usd("0").currency();

  @Property(tries = 400, seed = "20260301")
  @Label("P4 the balance is the exact sum of the lines, in whatever order they come")
  void theBalanceIsTheSum(@ForAll("accounts") List<Account> accounts, @ForAll Random random) {
    List<LedgerEntry> lines = new ArrayList<>();
    BigDecimal held = BigDecimal.ZERO;
    BigDecimal billed = BigDecimal.ZERO;
    for (int i = 0; i < accounts.size(); i++) {
      Account account = accounts.get(i);
      lines.addAll(account.lines(new JobId("account" + i)));
      held = held.add(account.end() == 0 ? account.held() : BigDecimal.ZERO);
      billed = billed.add(account.end() == 1 ? account.billed() : BigDecimal.ZERO);
    }
    Collections.shuffle(lines, random);
    Balance balance = Balance.of(lines, USD);
    assertThat(balance.held().amount()).isEqualByComparingTo(held);
    assertThat(balance.billed().amount()).isEqualByComparingTo(billed);
    assertThat(balance.committed().amount()).isEqualByComparingTo(held.add(billed));
  }

  /**
   * A job's account: what is held, what was billed, and whether it is open, settled or released.
   */
  record Account(BigDecimal held, BigDecimal billed, int end) {
    List<LedgerEntry> lines(JobId job) {
      Hold hold = new Hold(job, Money.of(held, "USD"), NOON, Set.of());
      return switch (end) {
        case 0 -> List.of(hold.entry());
        case 1 ->
            List.of(hold.entry(), LedgerEntry.settled(hold, Money.of(billed, "USD"), "bill", NOON));
        default -> List.of(hold.entry(), LedgerEntry.released(hold, "failed", NOON));
      };
    }
  }

  @Provide
  Arbitrary<List<Account>> accounts() {
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("100000")).ofScale(12);
    return Combinators.combine(amounts, amounts, Arbitraries.integers().between(0, 2))
        .as(Account::new)
        .list()
        .ofMinSize(0)
        .ofMaxSize(30);
  }
}
