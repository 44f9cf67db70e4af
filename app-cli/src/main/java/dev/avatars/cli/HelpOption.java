package dev.avatars.cli;

import picocli.CommandLine.Option;

/** Every verb explains itself. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  /** Whether it was asked for; picocli acts on it by itself. */
  boolean isAsked() {
    return help;
  }
}
