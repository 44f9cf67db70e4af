package dev.avatars.application;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.ports.JobListener;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners and waiting callers what happened, after it was written. Thread-safe. */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final List<JobListener> listeners;
  private final Waiters waiters;

  Announcer(List<JobListener> listeners, Waiters waiters) {
    this.listeners = new CopyOnWriteArrayList<>(listeners);
    this.waiters = waiters;
  }

  /** Tells somebody, too, until the answer is closed. */
  Hearer alsoTell(JobListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Somebody who is told for a while. */
  interface Hearer extends AutoCloseable {
    @Override
    void close();
  }

  void moved(Job job, Instant now) {
    LOG.info("job {} is {}", job.id(), job.status().label());
    listeners.forEach(listener -> guarded(job, () -> listener.moved(job)));
    guarded(job, () -> waiters.moved(job, now));
  }

  void heard(Job job, RenderStatus news, Instant now) {
    listeners.forEach(listener -> guarded(job, () -> listener.heard(job, news)));
    guarded(job, () -> waiters.heard(job, news, now));
  }

  /** A lost submit was looked for once more, and not found. */
  void stillInDoubt(Job job, Instant now) {
    guarded(job, () -> waiters.stillInDoubt(job, now));
  }

  /** Whether somebody watches a job, so that it is worth asking about more often. */
  boolean isWatched(JobId id) {
    return waiters.isWatched(id);
  }

  /** A listener's fault is its own: it must not stop a paid job. */
  private static void guarded(Job job, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException fault) {
      LOG.warn("a listener failed on job {}", job.id(), fault);
    }
  }
}
