package dev.avatars.fal;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import java.math.BigDecimal;
import java.util.Optional;

/** What fal billed: its billable units times its unit price, or its own billing events. */
final class FalBills {
  static final String UNITS_TIMES_PRICE = "fal: billable units x unit price";
  static final String EVENTS = "fal: billing events";

  private final FalPrices prices;
  private final RequestUrls urls;

  FalBills(FalPrices prices, RequestUrls urls) {
    this.prices = prices;
    this.urls = urls;
  }

  /** The bill as far as a result tells; pending when the units or the price are unknown. */
  BilledCost ofResult(RemoteRef ref, Answer result) {
    return ErrorBody.billableUnits(result)
        .flatMap(units -> price(ref).flatMap(price -> cost(price, units)))
        .orElse(BilledCost.PENDING);
  }

  private Optional<Money> price(RemoteRef ref) {
    return urls.endpointOf(ref).flatMap(prices::unitPrice);
  }

  private static Optional<BilledCost> cost(Money price, BigDecimal units) {
    try {
      return Optional.of(new BilledCost.Known(price.times(units), units, UNITS_TIMES_PRICE));
    } catch (IllegalArgumentException absurd) {
      // More digits than any bill has: somebody else's nonsense is not a figure.
      return Optional.empty();
    }
  }
}
