package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.ports.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SystemTimelineTest {
  private final Timeline timeline = new SystemTimeline();

  @Test
  void instantsHaveWholeMicroseconds() {
    Instant now = timeline.instant();
    assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void aRingEndsTheNextWait() throws InterruptedException {
    Timeline.Alarm alarm = timeline.alarm();
    alarm.ring();

    alarm.await(Instant.MAX);

    assertThat(timeline.instant()).isBefore(Instant.MAX);
  }

  @Test
  void aRingFromAnotherThreadEndsAWaitUnderWay() throws InterruptedException {
    Timeline.Alarm alarm = timeline.alarm();
    Thread ringer = new Thread(alarm::ring);
    ringer.start();

    alarm.await(Instant.MAX);

    ringer.join();
    assertThat(ringer.isAlive()).isFalse();
  }

  @Test
  void aTimeThatHasComeIsNotWaitedFor() throws InterruptedException {
    Instant before = timeline.instant();

    timeline.alarm().await(Instant.MIN);
    timeline.alarm().await(before.plusMillis(2));

    assertThat(timeline.instant()).isAfterOrEqualTo(before.plusMillis(2));
  }

  @Test
  void workDoesNotHoldARealClock() {
    try (Timeline.Work work = timeline.work()) {
      assertThat(work).isNotNull();
      assertThat(timeline.instant()).isBefore(Instant.MAX);
    }
  }
}
