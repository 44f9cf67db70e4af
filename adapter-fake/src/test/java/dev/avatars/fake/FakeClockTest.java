package dev.avatars.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.ports.Timeline.Alarm;
import dev.avatars.ports.Timeline.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FakeClockTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime time = new VirtualTime(START);
  private final FakeClock clock = new FakeClock(time);

  @Test
  void waitingIsWhatMakesTimePass() throws InterruptedException {
    clock.alarm().await(START.plus(HOUR));
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
  }

  @Test
  void aPastTimeIsNotWaitedFor() throws InterruptedException {
    clock.alarm().await(START.minus(HOUR));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void aRingBeforeTheWaitEndsIt() throws InterruptedException {
    Alarm alarm = clock.alarm();
    alarm.ring();
    alarm.await(START.plus(HOUR));
    assertThat(clock.instant()).isEqualTo(START);
    alarm.await(START.plus(HOUR));
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
  }

  @Test
  void whoWaitsForTheEndOfTimeWaitsForARing() throws InterruptedException {
    Alarm idle = clock.alarm();
    CompletableFuture<Instant> woken = CompletableFuture.supplyAsync(() -> waited(idle));
    clock.alarm().await(START.plus(HOUR));
    idle.ring();
    assertThat(woken.join()).isEqualTo(START.plus(HOUR));
  }

  private Instant waited(Alarm alarm) {
    try {
      alarm.await(Instant.MAX);
      return clock.instant();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  void timeStandsStillWhileWorkGoesOn() {
    Work work = clock.work();
    Work more = clock.work();
    CompletableFuture<Instant> wait = CompletableFuture.supplyAsync(this::anHourLater);
    work.close();
    work.close();
    assertThat(wait).isNotDone();
    assertThat(clock.instant()).isEqualTo(START);
    more.close();
    assertThat(wait.join()).isEqualTo(START.plus(HOUR));
  }

  private Instant anHourLater() {
    try {
      clock.alarm().await(START.plus(HOUR));
      return clock.instant();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  void timeStopsAtTheEarliestThatIsWaitedFor() throws InterruptedException {
    CountDownLatch bothWait = new CountDownLatch(1);
    Work untilBothWait = clock.work();
    Alarm late = clock.alarm();
    CompletableFuture<Instant> lateWoken =
        CompletableFuture.supplyAsync(
            () -> {
              bothWait.countDown();
              return awaited(late, START.plus(HOUR));
            });
    assertThat(bothWait.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Instant> early =
        CompletableFuture.supplyAsync(() -> awaited(clock.alarm(), START.plusSeconds(1)));
    untilBothWait.close();
    assertThat(early.join()).isBefore(START.plus(HOUR).plusNanos(1));
    assertThat(lateWoken.join()).isEqualTo(START.plus(HOUR));
  }

  private Instant awaited(Alarm alarm, Instant until) {
    try {
      alarm.await(until);
      return clock.instant();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  void timeDoesNotRunBackwards() {
    clock.advance(HOUR);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.set(START))
        .withMessageContaining("allowed: 2026-01-01T01:00:00Z or later");
  }

  @Test
  void thereIsNoTimeAfterTheEnd() {
    time.end();
    assertThatIllegalStateException().isThrownBy(() -> clock.advance(HOUR));
    assertThatIllegalStateException().isThrownBy(() -> clock.alarm().await(START.plus(HOUR)));
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> clock.alarm().await(START.plus(HOUR)))
        .isInstanceOf(InterruptedException.class);
    assertThat(clock.instant()).isEqualTo(START);
  }
}
