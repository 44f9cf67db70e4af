package dev.avatars.cli;

import dev.avatars.application.Wait;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How long to wait, as people write it. */
final class WaitOption {
  private WaitOption() {}

  /**
   * A wait such as {@code 20m}; without an end for an empty text.
   *
   * @throws CliException for another text
   */
  static Wait parsed(String longest) {
    if (longest.isEmpty()) {
      return Wait.untilTheEnd();
    }
    try {
      Duration most = Duration.parse("PT" + longest.toUpperCase(Locale.ROOT));
      if (!most.isNegative()) {
        return Wait.atMost(most);
      }
    } catch (DateTimeParseException notTime) {
      throw refused(longest);
    }
    throw refused(longest);
  }

  private static CliException refused(String longest) {
    return CliException.badInput(
        "wait: found '" + longest + "'; allowed: a time like 20m, 90s or 1h30m");
  }
}
