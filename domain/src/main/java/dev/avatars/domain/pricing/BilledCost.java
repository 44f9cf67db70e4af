package dev.avatars.domain.pricing;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the provider billed, with its source; never an estimate of ours. */
public sealed interface BilledCost {
  /** The provider has not told yet. */
  BilledCost PENDING = new Pending();

  /** One result for either case. */
  <T> T fold(Function<Known, T> onKnown, Supplier<T> onPending);

  /**
   * The provider told.
   *
   * @param amount the amount; 0 or more
   * @param units the billed quantity in the price's unit; 0 or more
   * @param source where the figure comes from, such as {@code billable units x unit price}
   */
  record Known(Money amount, BigDecimal units, String source) implements BilledCost {
    public Known {
      requireNonNull(source, "source");
      if (amount.isNegative() || units.signum() < 0) {
        throw new IllegalArgumentException(
            "bill: found " + amount + " for " + units + " units; allowed: 0 or more");
      }
    }

    @Override
    public <T> T fold(Function<Known, T> onKnown, Supplier<T> onPending) {
      return onKnown.apply(this);
    }
  }

  /** The provider has not told yet, or never will. */
  record Pending() implements BilledCost {
    @Override
    public <T> T fold(Function<Known, T> onKnown, Supplier<T> onPending) {
      return onPending.get();
    }
  }
}
