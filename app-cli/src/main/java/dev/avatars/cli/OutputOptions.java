package dev.avatars.cli;

import picocli.CommandLine.Option;

/** How results are printed. */
final class OutputOptions {
  @Option(names = "--json", description = "Print one JSON object (the default in a pipe).")
  private boolean json;

  @Option(names = "--text", description = "Print text (the default on a terminal).")
  private boolean text;

  boolean isJson(Surroundings surroundings) {
    return json || (!text && !surroundings.isTerminal("out"));
  }
}
