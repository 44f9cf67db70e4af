package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.model.ModelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long jobs really take at the provider, learned from the last 200 of each model as parts of
 * the catalogue's estimate, since a longer speech takes longer. Thread-safe; forgotten at the end
 * of the process.
 */
final class RenderTimes {
  private static final int REMEMBERED = 200;
  private static final int ENOUGH = 8;
  private static final int THOUSAND = 1_000;
  private static final int EARLY_PERCENT = 3;
  private static final int LATE_PERCENT = 99;

  private final Map<JobId, Instant> handedOver = new ConcurrentHashMap<>();
  private final Map<JobId, Instant> unfinished = new ConcurrentHashMap<>();
  private final Map<ModelId, Lately> lately = new ConcurrentHashMap<>();

  /** A job was handed over. */
  void started(JobId id, Instant now) {
    handedOver.put(id, now);
  }

  /** A job was asked about, and was not finished. */
  void stillRunning(JobId id, Instant now) {
    unfinished.put(id, now);
  }

  /** When a job was last seen unfinished. */
  Optional<Instant> unfinished(JobId id) {
    return Optional.ofNullable(unfinished.get(id));
  }

  /** A job left the provider without a video. */
  void dropped(JobId id) {
    handedOver.remove(id);
    unfinished.remove(id);
  }

  /**
   * A job's video is finished.
   *
   * @param lastUnfinished when it was last seen unfinished; empty when this is the first news of
   *     it, which tells only that it is not slower
   */
  void finished(Job job, Optional<Instant> lastUnfinished, Instant now) {
    unfinished.remove(job.id());
    Optional.ofNullable(handedOver.remove(job.id()))
        .ifPresent(
            since ->
                learn(
                    job,
                    Duration.between(since, now),
                    lastUnfinished.map(seen -> Duration.between(since, seen))));
  }

  /** How long a job has been at the provider, as far as this process knows. */
  Duration elapsed(Job job, JobState.Submitted state, Instant now) {
    return Duration.between(handedOver.getOrDefault(job.id(), state.since()), now);
  }

  /** What to expect of a job. */
  PollSchedule expect(Job job) {
    Duration estimate = estimate(job);
    return Optional.ofNullable(lately.get(job.request().model().id()))
        .flatMap(learned -> learned.schedule(estimate))
        .orElseGet(() -> PollSchedule.expecting(estimate));
  }

  private void learn(Job job, Duration taken, Optional<Duration> notBefore) {
    lately
        .computeIfAbsent(job.request().model().id(), model -> new Lately())
        .learn(permille(job, taken), notBefore.map(least -> permille(job, least)));
  }

  private static long permille(Job job, Duration time) {
    long estimate = Math.max(1, estimate(job).toMillis());
    return Math.max(0, time.toMillis()) * THOUSAND / estimate;
  }

  private static Duration estimate(Job job) {
    return job.request().model().time().estimate(job.request().speech().length());
  }

  /**
   * What one job took.
   *
   * @param permille of its estimate
   * @param isBounded whether it was seen unfinished on the way
   * @param isGuessed whether it may have taken longer
   */
  private record Taken(long permille, boolean isBounded, boolean isGuessed) {}

  /**
   * The latest jobs of one model, as thousandths of their estimates.
   *
   * <p>A job is asked about when it should be finished. Were the time of the answer all that is
   * learned, no job would ever seem faster than it was asked about. So as long as every job was
   * finished when it was first asked about, half the time is guessed, until a job is seen
   * unfinished and disproves it.
   */
  private static final class Lately {
    private final Deque<Taken> jobs = new ArrayDeque<>();

    synchronized void learn(long permille, Optional<Long> notBefore) {
      boolean isGuess =
          notBefore.isEmpty() && jobs.size() >= ENOUGH && jobs.stream().noneMatch(Taken::isBounded);
      notBefore.ifPresent(least -> jobs.removeIf(job -> job.isGuessed && job.permille < least));
      jobs.add(new Taken(isGuess ? permille / 2 : permille, notBefore.isPresent(), isGuess));
      if (jobs.size() > REMEMBERED) {
        jobs.remove();
      }
    }

    synchronized Optional<PollSchedule> schedule(Duration estimate) {
      return jobs.size() < ENOUGH
          ? Optional.empty()
          : Optional.of(
              new PollSchedule(
                  part(estimate, EARLY_PERCENT), part(estimate, 50), part(estimate, LATE_PERCENT)));
    }

    private Duration part(Duration estimate, int percent) {
      long[] sorted = jobs.stream().mapToLong(Taken::permille).sorted().toArray();
      long permille = sorted[(sorted.length - 1) * percent / 100];
      return estimate.multipliedBy(permille).dividedBy(THOUSAND);
    }
  }
}
