package dev.avatars.domain.quote;

import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.model.AvatarModel;
import java.nio.charset.StandardCharsets;

/**
 * The price a quote was made with, as a short name: any change of the rule, the rate or its source
 * gives another one.
 *
 * @param value the first digits of a digest over the price
 */
public record PriceVersion(String value) {
  /** The version of a model's current price. */
  public static PriceVersion of(AvatarModel model) {
    String price = model.endpoint() + "\n" + model.price() + "\n" + model.priceSource();
    return new PriceVersion(Sha256.of(price.getBytes(StandardCharsets.UTF_8)).abbreviated());
  }

  @Override
  public String toString() {
    return value;
  }
}
