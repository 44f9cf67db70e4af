package dev.avatars.cli;

import java.util.Locale;

/** Everything that can be configured besides a flag, with its default. */
enum Setting {
  /** Who makes the videos. */
  PROVIDER("fake"),
  /** The tier when none is asked for. */
  TIER("standard"),
  /** The most that one job may cost, such as {@code 5.00}; empty for no limit. */
  MAX_COST(""),
  /** What decides about everything that looks like chance in the fake. */
  SEED("7");

  private final String standard;

  Setting(String standard) {
    this.standard = standard;
  }

  String standard() {
    return standard;
  }

  /** The name in the configuration file and, with two hyphens, of the flag. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String variable() {
    return "AVATAR_" + name();
  }
}
