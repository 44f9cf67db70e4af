package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider asks for its models today, in its own words. Thread-safe; asking costs nothing.
 * What is not known is empty, never a guess and never an exception.
 */
public interface PriceSource {
  /** The price of one unit of a model, or empty when the provider cannot be asked or has none. */
  Optional<ListedPrice> listed(AvatarModel model);

  /**
   * A price as the provider lists it.
   *
   * @param amount the price of one unit
   * @param unit the provider's word for what is counted; it does not say which seconds are meant
   * @param readAt when it was read
   */
  record ListedPrice(Money amount, String unit, Instant readAt) {
    public ListedPrice {
      requireNonNull(unit, "unit");
      requireNonNull(readAt, "read at");
      if (amount.isNegative()) {
        throw new IllegalArgumentException(
            "listed price: found " + amount + "; allowed: 0 or more");
      }
    }
  }
}
