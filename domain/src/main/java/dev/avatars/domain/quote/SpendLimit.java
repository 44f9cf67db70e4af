package dev.avatars.domain.quote;

import dev.avatars.domain.money.Money;
import java.util.Optional;

/**
 * Leave to spend up to an amount on one job, whatever is quoted.
 *
 * @param most the amount; zero or more
 */
public record SpendLimit(Money most) implements Consent {
  public SpendLimit {
    if (most.isNegative()) {
      throw new IllegalArgumentException("spend limit: found " + most + "; allowed: 0 or more");
    }
  }

  /** US dollars, such as {@code "1.00"}. */
  public static SpendLimit usd(String amount) {
    return new SpendLimit(Money.usd(amount));
  }

  @Override
  public Optional<String> objection(Quote quote) {
    if (!quote.upperBound().currency().equals(most.currency())) {
      return Optional.of(
          "it is priced in "
              + quote.upperBound().currency()
              + "; the limit is in "
              + most.currency());
    }
    return quote.upperBound().isMoreThan(most)
        ? Optional.of(
            "it may cost up to "
                + quote.upperBound().display()
                + "; the limit is "
                + most.display())
        : Optional.empty();
  }
}
