package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How webhooks are repeated that nobody took with a 2xx. fal's documents of different dates say
 * different things.
 *
 * @param retries how often after the first attempt; zero or more
 * @param firstPause the pause before the first retry; each later one is twice as long
 * @param longestPause the longest pause
 * @param limit whether they also end when the result is no longer kept
 * @param firstTimeout how long, in real time, the first attempt waits for an answer
 * @param laterTimeout how long, in real time, later ones wait
 */
public record WebhookPolicy(
    int retries,
    Duration firstPause,
    Duration longestPause,
    Limit limit,
    Duration firstTimeout,
    Duration laterTimeout) {
  /** When attempts end though there are retries left. */
  public enum Limit {
    /** An hour after the end of the request; six minutes for results of 10 KB and more. */
    RESULT_LAPSES,
    /** Never. */
    NONE
  }

  public WebhookPolicy {
    requireNonNull(limit, "limit");
    if (retries < 0) {
      throw new IllegalArgumentException("retries: found " + retries + "; allowed: 0 or more");
    }
    requirePositive("first pause", firstPause);
    requirePositive("longest pause", longestPause);
    requirePositive("first timeout", firstTimeout);
    requirePositive("later timeout", laterTimeout);
  }

  /** As read most lately: up to 31 retries until the result lapses. */
  public static WebhookPolicy newest() {
    return new WebhookPolicy(
        31,
        Duration.ofSeconds(5),
        Duration.ofMinutes(2),
        Limit.RESULT_LAPSES,
        Duration.ofSeconds(15),
        Duration.ofSeconds(120));
  }

  /** As documented in the middle of 2026: ten retries within two hours. */
  public static WebhookPolicy older() {
    return new WebhookPolicy(
        10,
        Duration.ofSeconds(15),
        Duration.ofMinutes(15),
        Limit.NONE,
        Duration.ofSeconds(15),
        Duration.ofSeconds(15));
  }

  /** The pause after an attempt; 1 is the first. */
  Duration pauseAfter(int attempt) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }

  Duration timeoutOf(int attempt) {
    return attempt == 1 ? firstTimeout : laterTimeout;
  }

  private static void requirePositive(String field, Duration found) {
    if (found.isNegative() || found.isZero()) {
      throw new IllegalArgumentException(field + ": found " + found + "; allowed: more than zero");
    }
  }
}
