package dev.avatars.domain.money;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * The price of one unit, such as $0.115 per second of output.
 *
 * @param amount the price of one unit; zero or more
 * @param unit what is counted
 */
public record UnitPrice(Money amount, BillingUnit unit) {
  public UnitPrice {
    requireNonNull(unit, "unit");
    if (amount.isNegative()) {
      throw new IllegalArgumentException("unit price: found " + amount + "; allowed: 0 or more");
    }
  }

  /** US dollars per unit. */
  public static UnitPrice usd(String amount, BillingUnit unit) {
    return new UnitPrice(Money.usd(amount), unit);
  }

  /** The exact price of a decimal number of units. */
  public Money times(BigDecimal units) {
    return amount.times(units);
  }

  /** For people, such as {@code $0.115 per second of output}. */
  @Override
  public String toString() {
    return amount.display() + " per " + unit.words();
  }
}
