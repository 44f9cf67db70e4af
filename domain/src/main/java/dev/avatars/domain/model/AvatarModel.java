package dev.avatars.domain.model;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.pricing.PriceRule;

/**
 * A model that makes a portrait speak: where it is called, what it accepts, what it costs.
 *
 * @param id its name in our catalogue
 * @param title its name for people
 * @param tier its class
 * @param endpoint the provider's own identifier
 * @param output the size of its videos
 * @param limits what it accepts
 * @param price how it is billed
 * @param priceSource where the price was read
 * @param time how long it takes
 */
public record AvatarModel(
    ModelId id,
    String title,
    Tier tier,
    String endpoint,
    OutputSize output,
    ModelLimits limits,
    PriceRule price,
    FactSource priceSource,
    RenderTime time) {
  public AvatarModel {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(tier, "tier");
    requireNonNull(output, "output");
    requireNonNull(limits, "limits");
    requireNonNull(price, "price");
    requireNonNull(priceSource, "price source");
    requireNonNull(time, "time");
    if (endpoint.isBlank()) {
      throw new IllegalArgumentException(
          "endpoint: found none; allowed: the provider's identifier");
    }
  }
}
