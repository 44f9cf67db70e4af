package dev.avatars.cli;

import dev.avatars.cli.wiring.ProviderChoice;
import dev.avatars.cli.wiring.StudioSettings;
import picocli.CommandLine.Option;

/** Who makes the videos. */
final class ProviderOptions {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "fake: offline, free, deterministic (the default).")
  private String provider = "";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Decides about everything that looks like chance in the fake.")
  private String seed = "";

  StudioSettings settings(Configuration configuration) {
    return new StudioSettings(
        choice(configuration.value(Setting.PROVIDER, provider)),
        seed(configuration.value(Setting.SEED, seed)));
  }

  private static ProviderChoice choice(String name) {
    return ProviderChoice.parse(name)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.BAD_SETUP,
                    "provider: found '" + name + "'; allowed: " + ProviderChoice.names()));
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      throw CliException.badInput("seed: found '" + text + "'; allowed: a whole number");
    }
  }
}
