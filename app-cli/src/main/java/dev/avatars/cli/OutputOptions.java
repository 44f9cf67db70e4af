package dev.avatars.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How results are printed. */
final class OutputOptions {
  private static final String JSON = "--json";
  private static final String TEXT = "--text";

  @Option(names = JSON, description = "Print one JSON object (the default in a pipe).")
  private boolean json;

  @Option(names = TEXT, description = "Print text (the default on a terminal).")
  private boolean text;

  boolean isJson(Surroundings surroundings) {
    return isJson(surroundings, json, text);
  }

  /** The same from the bare words, for errors that come before the words are understood. */
  static boolean isJson(Surroundings surroundings, List<String> words) {
    boolean alwaysText = !words.isEmpty() && words.get(0).equals(CompletionCommand.NAME);
    return !alwaysText && isJson(surroundings, words.contains(JSON), words.contains(TEXT));
  }

  private static boolean isJson(Surroundings surroundings, boolean json, boolean text) {
    return json || (!text && !surroundings.isTerminal("out"));
  }
}
