package dev.avatars.domain.pricing;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.money.Money;

/**
 * The end of a job's account: what was quoted, what was held, and what was billed.
 *
 * @param quoted the expected amount of the quote
 * @param held the upper bound that was held for it
 * @param billed what the provider billed
 */
public record Settlement(Money quoted, Money held, BilledCost billed) {
  public Settlement {
    requireNonNull(quoted, "quoted");
    requireNonNull(held, "held");
    requireNonNull(billed, "billed");
  }

  /** The same with what the provider told since. */
  public Settlement with(BilledCost bill) {
    return new Settlement(quoted, held, bill);
  }
}
