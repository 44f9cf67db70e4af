package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a job is, for a person who waits.
 *
 * @param job the job as it is
 * @param queuePosition how many are ahead of it, or -1 when it does not wait at the provider
 * @param percent how much is rendered, 0 to 100, or -1 when nobody says
 * @param elapsed since the job was created
 * @param expected how long it should take in all
 * @param cost the expected amount
 * @param logs lines that came with the latest news
 */
public record Progress(
    Job job,
    int queuePosition,
    int percent,
    Duration elapsed,
    Duration expected,
    Money cost,
    List<String> logs) {
  /** Not known, or not applicable. */
  public static final int NONE = -1;

  public Progress {
    requireNonNull(job, "job");
    logs = List.copyOf(logs);
  }

  static Progress of(Job job, Instant now) {
    return new Progress(
        job,
        job.state() instanceof JobState.Submitted submitted
                && submitted.stage() == JobState.Submitted.Stage.QUEUED
            ? submitted.position()
            : NONE,
        NONE,
        Duration.between(job.createdAt(), now),
        job.request().model().time().estimate(job.request().speech().length()),
        job.quote().expected(),
        List.of());
  }

  static Progress of(Job job, RenderStatus news, Instant now) {
    Progress plain = of(job, now);
    int percent = news instanceof RenderStatus.Rendering rendering ? rendering.percent() : NONE;
    return new Progress(
        job, plain.queuePosition, percent, plain.elapsed, plain.expected, plain.cost, news.logs());
  }
}
