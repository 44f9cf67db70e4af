package dev.avatars.fake;

import dev.avatars.domain.media.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Choices that look random and depend on nothing but the world's seed, what they are for, and a
 * number. The digest gives the same on every machine and JDK.
 *
 * @param seed the world's seed
 */
record Chance(long seed) {
  private static final int THOUSAND = 1_000;

  /** A request id in the form providers like: 32 hexadecimal digits in five groups. */
  String requestId(long number) {
    String hex = digest("request", number);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20, 32));
  }

  /** A whole number of milliseconds between two bounds, both included. */
  Duration between(Duration least, Duration most, String purpose, long number) {
    long span = most.minus(least).toMillis() + 1;
    return least.plusMillis(draw(purpose, number) % span);
  }

  /** A duration made up to so many thousandths longer or shorter, in whole milliseconds. */
  Duration about(Duration typical, int thousandths, String purpose, long number) {
    long share = THOUSAND - thousandths + draw(purpose, number) % (2L * thousandths + 1);
    return Duration.ofMillis(typical.toMillis() * share / THOUSAND);
  }

  private long draw(String purpose, long number) {
    return Long.parseLong(digest(purpose, number).substring(0, 15), 16);
  }

  private String digest(String purpose, long number) {
    String text = seed + "/" + purpose + "/" + number;
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
