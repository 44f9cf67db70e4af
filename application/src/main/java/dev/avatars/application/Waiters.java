package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RenderStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The callers who wait for jobs. A wait holds no thread. Thread-safe. */
final class Waiters {
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /** A future of the job in a state that ends the wait; whoever completes it ends the wait. */
  CompletableFuture<Job> add(JobId id, Wait wait, Optional<Instant> deadline) {
    Waiter waiter = new Waiter(id, wait, deadline, new CompletableFuture<>());
    waiters.add(waiter);
    var unused = waiter.outcome.whenComplete((job, fault) -> waiters.remove(waiter));
    return waiter.outcome;
  }

  void moved(Job job, Instant now) {
    for (Waiter waiter : waiters) {
      if (waiter.id.equals(job.id())) {
        waiter.waiting.tell(Progress.of(job, now));
        if (endsWait(job)) {
          waiter.outcome.complete(job);
        }
      }
    }
  }

  void heard(Job job, RenderStatus news, Instant now) {
    for (Waiter waiter : waiters) {
      if (waiter.id.equals(job.id())) {
        waiter.waiting.tell(Progress.of(job, news, now));
      }
    }
  }

  /** How many wait. */
  int count() {
    return waiters.size();
  }

  /** The next time at which a wait runs out. */
  Optional<Instant> nextDeadline() {
    return waiters.stream()
        .flatMap(waiter -> waiter.deadline.stream())
        .min(Comparator.naturalOrder());
  }

  /** Ends the waits that have run out. */
  void expire(Instant now) {
    for (Waiter waiter : waiters) {
      if (waiter.deadline.filter(deadline -> !deadline.isAfter(now)).isPresent()) {
        waiter.outcome.completeExceptionally(new AvatarException.StillRunning(waiter.id));
      }
    }
  }

  /** Ends all waits because nobody works any more. */
  void abandon() {
    for (Waiter waiter : waiters) {
      waiter.outcome.completeExceptionally(new AvatarException.StillRunning(waiter.id));
    }
  }

  static boolean endsWait(Job job) {
    return job.isEnded() || job.state() instanceof JobState.Paused;
  }

  private record Waiter(
      JobId id, Wait waiting, Optional<Instant> deadline, CompletableFuture<Job> outcome) {}
}
