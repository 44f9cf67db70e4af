package dev.avatars.cli.wiring;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.model.Catalog;

/**
 * What decides how a studio is put together.
 *
 * @param provider who makes the videos
 * @param catalog the models
 * @param seed what decides about chance in the fake
 */
public record StudioSettings(ProviderChoice provider, Catalog catalog, long seed) {
  public StudioSettings {
    requireNonNull(provider, "provider");
    requireNonNull(catalog, "catalog");
  }
}
