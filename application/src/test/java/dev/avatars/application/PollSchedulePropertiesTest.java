package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** When a job is asked about, for any schedule and any time it really takes. */
final class PollSchedulePropertiesTest {
  @Property(tries = 400, seed = "20260301")
  @Label("a wait is never shorter than half a second, nor longer than a minute past the early time")
  void aWaitIsBounded(
      @ForAll @IntRange(max = 600_000) int early,
      @ForAll @IntRange(max = 600_000) int more,
      @ForAll @IntRange(max = 600_000) int most,
      @ForAll @IntRange(max = 10_000_000) int elapsed) {
    Duration wait = schedule(early, more, most).wait(Duration.ofMillis(elapsed));
    Duration untilEarly = Duration.ofMillis(Math.max(0, early - elapsed));
    Duration longest = PollSchedule.LONGEST_WHEN_LATE.plus(untilEarly);
    assertThat(wait).isBetween(PollSchedule.SHORTEST, longest);
  }

  @Property(tries = 400, seed = "20260301")
  @Label("an end is noticed within a twentieth of the typical time, ten seconds or half a second")
  void anEndIsNoticedSoon(
      @ForAll @IntRange(max = 600_000) int early,
      @ForAll @IntRange(max = 600_000) int more,
      @ForAll @IntRange(max = 600_000) int most,
      @ForAll @IntRange(max = 100) int percent) {
    PollSchedule schedule = schedule(early, more, most);
    Duration end =
        schedule
            .early()
            .plus(schedule.late().minus(schedule.early()).multipliedBy(percent).dividedBy(100));
    Asked asked = asked(schedule, end);
    Duration twentieth = schedule.typical().dividedBy(20);
    Duration allowed =
        min(PollSchedule.LONGEST, max(PollSchedule.SHORTEST, twentieth)).plusMillis(1);
    assertThat(asked.at.minus(end)).isLessThanOrEqualTo(allowed);
  }

  @Property(tries = 400, seed = "20260301")
  @Label("a job that takes the typical time, twice its early one, is asked about at most 12 times")
  void aTypicalJobIsAskedAboutADozenTimes(@ForAll @IntRange(min = 10_000, max = 200_000) int typical) {
    PollSchedule schedule = PollSchedule.expecting(Duration.ofMillis(typical));
    assertThat(asked(schedule, schedule.typical()).times).isLessThanOrEqualTo(12);
  }

  @Property(tries = 400, seed = "20260301")
  @Label("a job that takes for ever is asked about ever more rarely, at last once a minute")
  void aLateJobIsAskedAboutRarely(@ForAll @IntRange(min = 1, max = 600_000) int typical) {
    PollSchedule schedule = PollSchedule.expecting(Duration.ofMillis(typical));
    Duration before = Duration.ZERO;
    for (Duration at = schedule.late(); at.toHours() < 2; at = at.plus(schedule.wait(at))) {
      assertThat(schedule.wait(at)).isGreaterThanOrEqualTo(before);
      before = schedule.wait(at);
    }
    assertThat(schedule.wait(Duration.ofHours(2))).isEqualTo(PollSchedule.LONGEST_WHEN_LATE);
  }

  @Property(tries = 400, seed = "20260301")
  @Label("the more are ahead of a job, the later it is asked about, at last once a minute")
  void aLongQueueIsWaitedFor(
      @ForAll @IntRange(min = 1, max = 600_000) int typical,
      @ForAll @IntRange(min = 1, max = 100_000) int ahead,
      @ForAll @IntRange(min = 1, max = 100) int atOnce) {
    PollSchedule schedule = PollSchedule.expecting(Duration.ofMillis(typical));
    Duration wait = schedule.waitBehind(ahead, atOnce);
    assertThat(wait).isBetween(PollSchedule.SHORTEST, PollSchedule.LONGEST_WHEN_LATE);
    assertThat(schedule.waitBehind(ahead + 1, atOnce)).isGreaterThanOrEqualTo(wait);
  }

  /** How often and when a job was last asked about that ended at a time. */
  private record Asked(int times, Duration at) {}

  private static Asked asked(PollSchedule schedule, Duration end) {
    int times = 0;
    Duration at = Duration.ZERO;
    while (at.compareTo(end) < 0 || times == 0) {
      at = at.plus(schedule.wait(at));
      times++;
    }
    return new Asked(times, at);
  }

  private static PollSchedule schedule(int early, int more, int most) {
    return new PollSchedule(
        Duration.ofMillis(early),
        Duration.ofMillis((long) early + more),
        Duration.ofMillis((long) early + more + most));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
