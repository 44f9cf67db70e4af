package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00Z");
  private static final Failure FAILURE = Failure.free(FailureCode.UNREACHABLE, "not reached");

  @Test
  void theFirstTryComesSoon() {
    assertThat(Backoff.next(SINCE, SINCE, FAILURE)).isEqualTo(SINCE.plusSeconds(2));
  }

  @Test
  void triesBecomeRarerUpToTenMinutes() {
    Instant later = SINCE.plus(Duration.ofMinutes(6));
    assertThat(Backoff.next(SINCE, later, FAILURE)).isEqualTo(later.plus(Duration.ofMinutes(3)));
    Instant muchLater = SINCE.plus(Duration.ofHours(6));
    assertThat(Backoff.next(SINCE, muchLater, FAILURE))
        .isEqualTo(muchLater.plus(Duration.ofMinutes(10)));
  }

  @Test
  void aWaitThatWasAskedForIsKept() {
    Failure throttled =
        Failure.free(FailureCode.THROTTLED, "too many").retryAfter(Duration.ofSeconds(40));
    assertThat(Backoff.next(SINCE, SINCE, throttled)).isEqualTo(SINCE.plusSeconds(40));
  }
}
