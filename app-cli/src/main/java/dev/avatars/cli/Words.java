package dev.avatars.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/** Options that are one of a few words. */
final class Words {
  private Words() {}

  /**
   * The value that a word names, in small letters.
   *
   * @param option what the option is called, for the message
   * @throws CliException for another word
   */
  static <E extends Enum<E>> E of(String option, String word, E[] allowed) {
    return Arrays.stream(allowed)
        .filter(value -> word(value).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                CliException.badInput(
                    option
                        + ": found '"
                        + word
                        + "'; allowed: "
                        + Arrays.stream(allowed).map(Words::word).collect(joining(", "))));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
