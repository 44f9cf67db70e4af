package dev.avatars.domain.budget;

import static dev.avatars.domain.fixtures.Fixtures.NOON;
import static dev.avatars.domain.fixtures.Fixtures.aPendingJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.budget.LedgerEntry.Kind;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class BudgetTest {
  private static final Currency USD = Money.usd("0").currency();

  @Test
  @DisplayName("P4 a new job holds the upper bound of its quote")
  void aNewJobHoldsTheBound() {
    Hold hold = Hold.of(aPendingJob());
    assertThat(hold.amount()).isEqualTo(aPendingJob().quote().upperBound());
    assertThat(hold.entry())
        .isEqualTo(
            new LedgerEntry(
                hold.job(),
                Kind.HELD,
                hold.amount(),
                NOON,
                Set.of(new Label("spring")),
                "upper bound of the quote"));
  }

  @Test
  @DisplayName("P4 a cap counts what is held and billed, to the last decimal")
  void aCapIsExact() {
    Budget budget = Budget.total(Money.usd("1"));
    assertThat(budget.hasRoom(Money.usd("0.999999"), Money.usd("0.000001"))).isTrue();
    assertThat(budget.hasRoom(Money.usd("0.999999"), Money.usd("0.000002"))).isFalse();
  }

  @Test
  void aMonthEndsAtMidnightInUtc() {
    Budget monthly = Budget.monthly(Money.usd("1"));
    Hold march = hold("2026-03-31T23:59:59.999Z", "a");
    assertThat(monthly.counts(march, Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(monthly.counts(march, Instant.parse("2026-04-01T00:00:00Z"))).isFalse();
    assertThat(monthly.counts(march, Instant.parse("2027-03-31T00:00:00Z"))).isFalse();
    assertThat(Budget.total(Money.usd("1")).counts(march, Instant.parse("2030-01-01T00:00:00Z")))
        .isTrue();
  }

  @Test
  void aLabelledBudgetCountsItsLabel() {
    Budget spring = Budget.labelled(new Label("spring"), Money.usd("1"));
    assertThat(spring.counts(hold("2026-03-01T00:00:00Z", "spring"), NOON)).isTrue();
    assertThat(spring.counts(hold("2026-03-01T00:00:00Z", "autumn"), NOON)).isFalse();
    assertThat(spring.name()).isEqualTo("label spring");
  }

  @Test
  void negativeAmountsAreRefused() {
    Money negative = Money.usd("-1");
    JobId job = new JobId("job1");
    assertThatThrownBy(() -> Budget.total(negative))
        .hasMessage("budget: found USD -1; allowed: 0 or more");
    assertThatThrownBy(() -> new Hold(job, negative, NOON, Set.of()))
        .hasMessage("hold: found USD -1; allowed: 0 or more");
    assertThatThrownBy(() -> new LedgerEntry(job, Kind.SETTLED, negative, NOON, Set.of(), "x"))
        .hasMessage("entry: found USD -1; allowed: 0 or more");
    assertThatThrownBy(
            () -> new LedgerEntry(job, Kind.RELEASED, Money.usd("1"), NOON, Set.of(), "x"))
        .hasMessage("release: found USD 1; allowed: 0");
  }

  @Test
  void anEmptyLedgerHoldsNothing() {
    assertThat(Balance.of(List.of(), USD)).isEqualTo(Balance.empty(USD));
    assertThat(Balance.empty(USD).committed()).isEqualTo(Money.usd("0"));
  }

  private static Hold hold(String at, String label) {
    return new Hold(new JobId("job1"), Money.usd("1"), Instant.parse(at), Set.of(new Label(label)));
  }
}
