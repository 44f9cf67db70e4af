package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long to wait for a job, and whom to tell meanwhile. Waiting never cancels.
 *
 * <pre>{@code
 * Wait.atMost(Duration.ofMinutes(20)).onProgress(progress -> log.info("{}", progress));
 * }</pre>
 */
public final class Wait {
  private final Optional<Duration> most;
  private final Consumer<Progress> onProgress;

  private Wait(Optional<Duration> most, Consumer<Progress> onProgress) {
    this.most = most;
    this.onProgress = onProgress;
  }

  /** Waits until the job ends, pauses, or is in doubt for good. */
  public static Wait untilTheEnd() {
    return new Wait(Optional.empty(), progress -> {});
  }

  /** Waits no longer than this. */
  public static Wait atMost(Duration most) {
    if (most.isNegative()) {
      throw new IllegalArgumentException("wait: found " + most + "; allowed: zero or more");
    }
    return new Wait(Optional.of(most), progress -> {});
  }

  /** Tells a consumer, on the engine's threads, whenever something changes. */
  public Wait onProgress(Consumer<Progress> consumer) {
    return new Wait(most, requireNonNull(consumer, "consumer"));
  }

  Optional<Duration> most() {
    return most;
  }

  void tell(Progress progress) {
    onProgress.accept(progress);
  }
}
