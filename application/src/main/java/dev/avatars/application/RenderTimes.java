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
   * A job's video is finished, somewhen since it was last seen unfinished: halfway is taken. To
   * take the time of the answer would make every job seem as slow as it was asked about.
   */
  void finished(Job job, Instant lastUnfinished, Instant now) {
    Instant end = lastUnfinished.plus(Duration.between(lastUnfinished, now).dividedBy(2));
    unfinished.remove(job.id());
    Optional.ofNullable(handedOver.remove(job.id()))
        .ifPresent(since -> learn(job, Duration.between(since, end)));
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

  private void learn(Job job, Duration taken) {
    long estimate = Math.max(1, estimate(job).toMillis());
    long permille = Math.max(0, taken.toMillis()) * THOUSAND / estimate;
    lately.computeIfAbsent(job.request().model().id(), model -> new Lately()).add(permille);
  }

  private static Duration estimate(Job job) {
    return job.request().model().time().estimate(job.request().speech().length());
  }

  /** The latest jobs of one model, as thousandths of their estimates. */
  private static final class Lately {
    private final Deque<Long> permilles = new ArrayDeque<>();

    synchronized void add(long permille) {
      permilles.add(permille);
      if (permilles.size() > REMEMBERED) {
        permilles.remove();
      }
    }

    synchronized Optional<PollSchedule> schedule(Duration estimate) {
      return permilles.size() < ENOUGH
          ? Optional.empty()
          : Optional.of(
              new PollSchedule(
                  part(estimate, EARLY_PERCENT), part(estimate, 50), part(estimate, LATE_PERCENT)));
    }

    private Duration part(Duration estimate, int percent) {
      long[] sorted = permilles.stream().mapToLong(Long::longValue).sorted().toArray();
      long permille = sorted[(sorted.length - 1) * percent / 100];
      return estimate.multipliedBy(permille).dividedBy(THOUSAND);
    }
  }
}
