package dev.avatars.cli;

import dev.avatars.cli.wiring.StudioSettings;
import picocli.CommandLine.Option;

/** Who makes the videos, with which models. */
final class ProviderOptions {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "fake: offline, free, deterministic (the default); fal: paid, needs FAL_KEY.")
  private String provider = "";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Decides about everything that looks like chance in the fake.")
  private String seed = "";

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "A changed copy of the built-in models, when a price or a limit changed.")
  private String catalog = "";

  StudioSettings settings(Configuration configuration) {
    return new StudioSettings(
        configuration.provider(provider),
        configuration.catalog(catalog),
        configuration.seed(seed),
        configuration.budgets(),
        configuration.environment(),
        configuration.data());
  }
}
