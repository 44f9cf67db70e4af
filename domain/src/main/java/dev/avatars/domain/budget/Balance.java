package dev.avatars.domain.budget;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * The sum of some ledger lines: what is still held, and what was billed.
 *
 * @param held open holds
 * @param billed settled bills
 */
public record Balance(Money held, Money billed) {
  /** Nothing held, nothing billed. */
  public static Balance empty(Currency currency) {
    return new Balance(Money.zero(currency), Money.zero(currency));
  }

  /** The exact sum of lines in any order; a settled or released job holds nothing. */
  public static Balance of(Collection<LedgerEntry> entries, Currency currency) {
    Map<JobId, Money> open = new HashMap<>();
    Money billed = Money.zero(currency);
    for (LedgerEntry entry : entries) {
      if (entry.kind() == LedgerEntry.Kind.HELD) {
        open.putIfAbsent(entry.job(), entry.amount());
      }
    }
    for (LedgerEntry entry : entries) {
      if (entry.kind() != LedgerEntry.Kind.HELD) {
        open.remove(entry.job());
        billed = billed.plus(entry.amount());
      }
    }
    Money held = open.values().stream().reduce(Money.zero(currency), Money::plus);
    return new Balance(held, billed);
  }

  /** Held and billed together: what counts against a budget. */
  public Money committed() {
    return held.plus(billed);
  }
}
