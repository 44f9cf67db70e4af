package dev.avatars.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that can be configured besides a flag, with its default. */
enum Setting {
  /** Who makes the videos. */
  PROVIDER("fake"),
  /** The tier when none is asked for. */
  TIER("standard"),
  /** The most that one job may cost, such as {@code 5.00}; empty for no limit. */
  MAX_COST(""),
  /** The most that all jobs of a month may cost, such as {@code 200}; empty for no limit. */
  MONTHLY_BUDGET(""),
  /** The most that all jobs of a label may cost, such as {@code spring=50,autumn=20}. */
  LABEL_BUDGETS(""),
  /** The server that keeps jobs and money for many machines; empty for a file of the user's own. */
  STORE(""),
  /** What decides about everything that looks like chance in the fake. */
  SEED("7"),
  /** A changed copy of the built-in catalogue; empty for the built-in one. */
  CATALOG("");

  private final String standard;

  Setting(String standard) {
    this.standard = standard;
  }

  /** Its value when nobody gives another. */
  String standard() {
    return standard;
  }

  /** The name in the configuration file and, after two hyphens, of the flag. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of the environment variable. */
  String variable() {
    return "AVATAR_" + name();
  }

  static boolean isKey(String word) {
    return Arrays.stream(values()).anyMatch(setting -> setting.key().equals(word));
  }

  static String keys() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
