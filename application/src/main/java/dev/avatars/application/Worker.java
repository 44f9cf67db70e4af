package dev.avatars.application;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Drives the engine: one thread that waits for whatever is due next, and a few that take the steps,
 * so many of each kind. Any number of jobs wait without a thread of their own.
 */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How soon a full provider is looked at again: other processes may have made room. */
  private static final Duration FULL = Duration.ofSeconds(10);

  private static final Set<JobStatus> TO_PAUSE = Set.of(JobStatus.PENDING);

  private final String name;
  private final JobSteps steps;
  private final StartGate gate;
  private final JobStore store;
  private final Waiters waiters;
  private final Timeline timeline;
  private final Timeline.Alarm alarm;
  private final Driving driving;
  private final Map<Lane, Semaphore> free = new EnumMap<>(Lane.class);
  private final ExecutorService steppers;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread loop;
  private volatile boolean closed;

  /** Whose turn it is when a single job may start; of the loop's thread alone. */
  private boolean watchedAreNext = true;

  /** Who takes the steps. */
  enum Driving {
    /** This worker. */
    HERE,
    /** Another scheduler; this worker only looks at the jobs that somebody here waits for. */
    ELSEWHERE
  }

  Worker(
      String name,
      JobSteps steps,
      StartGate gate,
      Flow flow,
      JobStore store,
      Waiters waiters,
      Timeline timeline,
      Driving driving) {
    this.name = name;
    this.steps = steps;
    this.gate = gate;
    this.store = store;
    this.waiters = waiters;
    this.timeline = timeline;
    this.alarm = timeline.alarm();
    this.driving = driving;
    Arrays.stream(Lane.values()).forEach(lane -> free.put(lane, new Semaphore(lane.width(flow))));
    // the lanes bound how many there are, and those that are not needed end by themselves
    this.steppers = Executors.newCachedThreadPool(daemons("avatar-step"));
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
      Stream<Instant> due = driving == Driving.HERE ? work() : Stream.empty();
      waiters.turn(timeline.instant(), store::find);
      return Stream.concat(due, waiters.nextTurn().stream())
          .min(Instant::compareTo)
          .orElse(Instant.MAX);
    } catch (RuntimeException fault) {
      LOG.error("looking for jobs that are due failed; it is tried again", fault);
      return timeline.instant().plus(PATIENCE);
    }
  }

  /** Hands every due job to a free stepper; answers when there is more to do, lane by lane. */
  private Stream<Instant> work() {
    Arrays.stream(Lane.values()).forEach(this::dispatch);
    return Arrays.stream(Lane.values()).flatMap(lane -> nextDue(lane).stream()).toList().stream();
  }

  private void dispatch(Lane lane) {
    Instant now = timeline.instant();
    int slots = slots(lane, now);
    int left = lane == Lane.START && slots > 0 ? slots - startWatched(slots, now) : slots;
    if (left > 0) {
      store
          .lease(name, now, steps.end(now), left, statuses(lane, now))
          .forEach(lease -> handOver(lane, lease));
    }
  }

  /**
   * Starts jobs that somebody here waits for, so that ten thousand that were there before do not
   * keep one person waiting; answers how many. Every other start is left to those, so that nobody
   * keeps them waiting either.
   */
  private int startWatched(int slots, Instant now) {
    int share = (slots + (watchedAreNext ? 1 : 0)) / 2;
    watchedAreNext = slots % 2 == 1 ? !watchedAreNext : watchedAreNext;
    int begun = 0;
    for (JobId id : waiters.startable(now)) {
      if (begun < share && start(id, now)) {
        begun++;
      }
    }
    return begun;
  }

  private boolean start(JobId id, Instant now) {
    Optional<Lease> lease = store.lease(id, name, now, steps.end(now));
    lease.ifPresent(taken -> handOver(Lane.START, taken));
    return lease.isPresent();
  }

  private void handOver(Lane lane, Lease lease) {
    permits(lane).acquireUninterruptibly();
    Timeline.Work work = timeline.work();
    steppers.execute(() -> step(lane, lease, work));
  }

  private void step(Lane lane, Lease lease, Timeline.Work work) {
    try {
      JobId id = lease.job().id();
      steps.step(lease).ifPresent(due -> waiters.putOff(id, due));
    } finally {
      permits(lane).release();
      alarm.ring();
      work.close();
    }
  }

  /** How many steps of a lane may begin now. */
  private int slots(Lane lane, Instant now) {
    int permits = permits(lane).availablePermits();
    return lane != Lane.START || permits == 0 || isOnlyToPause(now)
        ? permits
        : Math.min(permits, gate.room(now));
  }

  private Set<JobStatus> statuses(Lane lane, Instant now) {
    return lane == Lane.START && isOnlyToPause(now) ? TO_PAUSE : lane.statuses();
  }

  /** While the account is out of order, what would start is paused, so that who waits hears it. */
  private boolean isOnlyToPause(Instant now) {
    return gate.account(now).isPresent();
  }

  /** When a lane has more to do; a lane that is full is looked at when one of its steps ends. */
  private Optional<Instant> nextDue(Lane lane) {
    if (permits(lane).availablePermits() == 0) {
      return Optional.empty();
    }
    return lane == Lane.START ? nextStart(timeline.instant()) : store.nextDue(lane.statuses());
  }

  private Optional<Instant> nextStart(Instant now) {
    return isOnlyToPause(now)
        ? store.nextDue(TO_PAUSE).or(() -> Optional.of(gate.opens()))
        : store.nextDue(Lane.START.statuses()).map(due -> later(due, opening(now)));
  }

  /** When the provider may take more; now when it does. */
  private Instant opening(Instant now) {
    if (gate.isClosed(now)) {
      return gate.opens();
    }
    return gate.room(now) == 0 ? now.plus(FULL) : now;
  }

  private Semaphore permits(Lane lane) {
    return Optional.ofNullable(free.get(lane)).orElseThrow();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
