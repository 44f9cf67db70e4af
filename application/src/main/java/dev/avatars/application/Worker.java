package dev.avatars.application;

import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the engine: one thread that waits for whatever is due next, and a few that take the steps.
 * Any number of jobs wait without a thread of their own.
 */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STEPPERS = 4;

  private final String name;
  private final Engine engine;
  private final JobStore store;
  private final Waiters waiters;
  private final Timeline timeline;
  private final Timeline.Alarm alarm;
  private final ExecutorService steppers;
  private final Semaphore free = new Semaphore(STEPPERS);
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread loop;
  private volatile boolean closed;

  Worker(String name, Engine engine, JobStore store, Waiters waiters, Timeline timeline) {
    this.name = name;
    this.engine = engine;
    this.store = store;
    this.waiters = waiters;
    this.timeline = timeline;
    this.alarm = timeline.alarm();
    this.steppers = Executors.newFixedThreadPool(STEPPERS, daemons("avatar-step"));
    this.loop = daemons("avatar-worker").newThread(this::run);
  }

  /**
   * Starts working, or looks at once what is due if it works already. Once closed, ends the waits
   * that were begun too late, which nobody would end otherwise.
   */
  void wake() {
    if (closed) {
      waiters.abandon();
    } else if (started.compareAndSet(false, true)) {
      loop.start();
    }
    alarm.ring();
  }

  /** Ends after the steps that are under way; jobs stay in the store as they are. */
  @Override
  public void close() {
    closed = true;
    alarm.ring();
    try {
      if (started.get()) {
        loop.join();
      }
      // only now: the loop may have been about to hand a step over
      steppers.shutdown();
      while (!steppers.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.info("waiting for a step to end");
      }
    } catch (InterruptedException interrupted) {
      steppers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    waiters.abandon();
  }

  private void run() {
    try {
      while (!closed) {
        alarm.await(turn());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One look at what is due; answers when to look again. A store that fails for a moment must not
   * end the loop, since all who wait would wait for ever.
   */
  private Instant turn() {
    try {
      dispatch();
      waiters.expire(timeline.instant());
      return nextDue();
    } catch (RuntimeException fault) {
      LOG.error("looking for jobs that are due failed; it is tried again", fault);
      return timeline.instant().plus(PATIENCE);
    }
  }

  /** Hands every due job to a free stepper. */
  private void dispatch() {
    Instant now = timeline.instant();
    int slots = free.availablePermits();
    List<Lease> leases = slots == 0 ? List.of() : store.lease(name, now, now.plus(LEASE), slots);
    for (Lease lease : leases) {
      free.acquireUninterruptibly();
      Timeline.Work work = timeline.work();
      steppers.execute(() -> step(lease, work));
    }
  }

  private void step(Lease lease, Timeline.Work work) {
    try {
      engine.step(lease);
    } catch (RuntimeException fault) {
      LOG.error("job {} could not take its step; it is tried again", lease.job().id(), fault);
      putOff(lease);
    } finally {
      free.release();
      alarm.ring();
      work.close();
    }
  }

  private void putOff(Lease lease) {
    try {
      store.release(lease, timeline.instant().plus(LEASE));
    } catch (RuntimeException fault) {
      LOG.error("job {} stays leased until its lease runs out", lease.job().id(), fault);
    }
  }

  /** The next time that something is due; with nothing to do, a ring is waited for. */
  private Instant nextDue() {
    Optional<Instant> job = free.availablePermits() == 0 ? Optional.empty() : store.nextDue();
    return Stream.concat(job.stream(), waiters.nextDeadline().stream())
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
