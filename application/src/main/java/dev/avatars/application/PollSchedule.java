package dev.avatars.application;

import dev.avatars.domain.job.Job;
import java.time.Duration;
import java.time.Instant;

/** When to ask the provider again: twenty times over the expected time, within sound bounds. */
final class PollSchedule {
  private static final int ASKS = 20;
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private PollSchedule() {}

  static Instant next(Job job, Instant now) {
    Duration expected = job.request().model().time().estimate(job.request().speech().length());
    Duration step = expected.dividedBy(ASKS);
    Duration bounded =
        step.compareTo(SHORTEST) < 0 ? SHORTEST : step.compareTo(LONGEST) > 0 ? LONGEST : step;
    return now.plus(bounded);
  }
}
