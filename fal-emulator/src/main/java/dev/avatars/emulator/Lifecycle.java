package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a file is kept and who may read it, as {@code X-Fal-Object-Lifecycle-Preference} says.
 *
 * @param life how long; empty for good
 * @param strangers what somebody without a token is told
 */
record Lifecycle(Optional<Duration> life, Strangers strangers) {
  static final Lifecycle USUAL = new Lifecycle(Optional.empty(), Strangers.ALLOWED);

  private static final long LONGEST_SECONDS = 100L * 366 * 24 * 3_600;

  /** What becomes of readers without a token. */
  enum Strangers {
    ALLOWED,
    FORBIDDEN,
    KEPT_IN_THE_DARK
  }

  /** Reads a header's JSON; what cannot be read asks for nothing. */
  static Lifecycle parse(String header) {
    return Json.tryParse(header).map(Lifecycle::of).orElse(USUAL);
  }

  private static Lifecycle of(JsonNode json) {
    long seconds = json.path("expiration_duration_seconds").asLong(0);
    Strangers strangers =
        switch (json.path("initial_acl").path("default").asText("allow")) {
          case "forbid" -> Strangers.FORBIDDEN;
          case "hide" -> Strangers.KEPT_IN_THE_DARK;
          default -> Strangers.ALLOWED;
        };
    return new Lifecycle(
        seconds > 0
            ? Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)))
            : Optional.empty(),
        strangers);
  }
}
