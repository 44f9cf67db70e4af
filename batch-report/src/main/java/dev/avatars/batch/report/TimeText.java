package dev.avatars.batch.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them. */
final class TimeText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int TENTH_MILLIS = 100;

  private TimeText() {}

  /** A date and a time to the minute, such as {@code 2026-11-22 16:05 UTC}. */
  static String minute(Instant at) {
    return MINUTE.format(at);
  }

  /** A day and a time to the second, such as {@code 11-22 16:05:09}, in UTC. */
  static String second(Instant at) {
    return SECOND.format(at);
  }

  /** Such as {@code 7.2 s}, {@code 1 min 4 s}, {@code 2 h 5 min} or {@code 3 d 4 h}. */
  static String of(Duration duration) {
    if (duration.toMinutes() < 1) {
      return duration.toSeconds() + "." + duration.toMillisPart() / TENTH_MILLIS + " s";
    }
    if (duration.toHours() < 1) {
      return pair(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return duration.toDays() < 1
        ? pair(duration.toHours(), "h", duration.toMinutesPart(), "min")
        : pair(duration.toDays(), "d", duration.toHoursPart(), "h");
  }

  private static String pair(long large, String largeUnit, int small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
