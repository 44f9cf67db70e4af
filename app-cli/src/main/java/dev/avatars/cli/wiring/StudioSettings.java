package dev.avatars.cli.wiring;

import static java.util.Objects.requireNonNull;

import dev.avatars.application.Flow;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.model.Catalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What decides how a studio is put together.
 *
 * @param provider who makes the videos
 * @param catalog the models
 * @param seed what decides about chance in the fake
 * @param budgets caps on what all jobs may cost together
 * @param environment where keys are
 * @param data where what outlives a run is kept
 * @param flow how much goes on at once
 */
public record StudioSettings(
    ProviderChoice provider,
    Catalog catalog,
    long seed,
    List<Budget> budgets,
    Map<String, String> environment,
    StorePlace data,
    Flow flow) {
  public StudioSettings {
    requireNonNull(provider, "provider");
    requireNonNull(catalog, "catalog");
    requireNonNull(data, "data");
    budgets = List.copyOf(budgets);
    environment = Map.copyOf(environment);
  }

  /** As for an account that renders ten jobs at once. */
  public StudioSettings(
      ProviderChoice provider,
      Catalog catalog,
      long seed,
      List<Budget> budgets,
      Map<String, String> environment,
      StorePlace data) {
    this(provider, catalog, seed, budgets, environment, data, Flow.usual());
  }

  /** The same with another width. */
  public StudioSettings with(Flow newFlow) {
    return new StudioSettings(provider, catalog, seed, budgets, environment, data, newFlow);
  }

  /** Everything from a fake world: no key, and nothing that outlives the run. */
  public static StudioSettings offline(Catalog catalog, long seed) {
    return new StudioSettings(
        ProviderChoice.FAKE, catalog, seed, List.of(), Map.of(), StorePlace.in(Path.of("")));
  }
}
