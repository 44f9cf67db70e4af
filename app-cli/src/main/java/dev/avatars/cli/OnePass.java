package dev.avatars.cli;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Takes every job that is due as far as it goes at this moment, and waits for nothing. */
final class OnePass {
  private final JobStore store;
  private final Function<JobId, Optional<Instant>> step;
  private final InstantSource clock;
  private final Stop stop;

  /**
   * Over a store.
   *
   * @param step takes a job one step on and answers when it is due again
   * @param stop no step begins after it is asked for
   */
  OnePass(JobStore store, Function<JobId, Optional<Instant>> step, InstantSource clock, Stop stop) {
    this.store = store;
    this.step = step;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Makes it, and ends after the last step.
   *
   * @param atOnce how many jobs at the same moment; one or more
   */
  void run(int atOnce) throws InterruptedException {
    ExecutorService steppers = Executors.newFixedThreadPool(atOnce);
    try {
      for (Future<Optional<Instant>> job : steppers.invokeAll(dueJobs())) {
        told(job);
      }
    } finally {
      steppers.shutdown();
    }
  }

  private List<Callable<Optional<Instant>>> dueJobs() {
    return store.due(clock.instant(), Integer.MAX_VALUE).stream()
        .<Callable<Optional<Instant>>>map(id -> () -> takenOn(id))
        .toList();
  }

  private Optional<Instant> takenOn(JobId id) {
    Optional<Instant> due = Optional.of(clock.instant());
    while (!stop.isAskedFor() && due.filter(at -> !at.isAfter(clock.instant())).isPresent()) {
      due = step.apply(id);
    }
    return due;
  }

  /**
   * What kept a step from being taken, such as a store that is gone, ends the pass in its words.
   */
  private static void told(Future<Optional<Instant>> job) throws InterruptedException {
    try {
      var unused = job.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    }
  }
}
