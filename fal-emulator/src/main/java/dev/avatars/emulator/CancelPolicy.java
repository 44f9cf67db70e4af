package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

/**
 * How a cancel is answered, where fal's documents leave it open.
 *
 * @param queued what is said about a request that had not begun
 * @param running what becomes of a request that had begun
 */
public record CancelPolicy(Queued queued, Running running) {
  /** The answer about a request that had not begun and is gone. */
  public enum Queued {
    /** {@code 202 CANCELLATION_REQUESTED}, as older documents say. */
    REQUESTED,
    /** {@code 200 OK}, as the newest reference suggests. */
    OK
  }

  /** What becomes of a request that had begun. Either way the answer is {@code 202}. */
  public enum Running {
    /** The app stops, and the result is 499. */
    STOPS,
    /** The app has no cancel endpoint: it finishes and is billed. */
    FINISHES_ANYWAY
  }

  public CancelPolicy {
    requireNonNull(queued, "queued");
    requireNonNull(running, "running");
  }

  /** {@code 202} for either, and running requests stop. */
  public static CancelPolicy usual() {
    return new CancelPolicy(Queued.REQUESTED, Running.STOPS);
  }
}
