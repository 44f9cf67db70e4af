package dev.avatars.domain.quote;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Fingerprint;
import java.util.Optional;

/**
 * Leave to spend up to the bound of one quote, for exactly the work it was made for.
 *
 * @param fingerprint the work
 * @param price the price it was quoted at
 * @param most the quote's upper bound
 */
public record Approval(Fingerprint fingerprint, PriceVersion price, Money most) implements Consent {
  public Approval {
    requireNonNull(fingerprint, "fingerprint");
    requireNonNull(price, "price");
    requireNonNull(most, "most");
  }

  @Override
  public Optional<String> objection(Quote quote) {
    if (!fingerprint.equals(quote.fingerprint())) {
      return Optional.of(
          "a file, the prompt, the model or the provider changed since the quote was approved");
    }
    if (!price.equals(quote.priceVersion()) || quote.upperBound().isMoreThan(most)) {
      return Optional.of(
          "the price changed since the quote was approved: at most "
              + quote.upperBound().display()
              + " now, "
              + most.display()
              + " then");
    }
    return Optional.empty();
  }
}
