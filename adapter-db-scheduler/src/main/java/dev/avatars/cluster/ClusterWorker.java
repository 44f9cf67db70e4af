package dev.avatars.cluster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.avatars.domain.job.JobId;
import dev.avatars.ports.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One machine of many that take the steps of one store's jobs. Made by {@link
 * ClusterSchedule#work}; any number of them may work at once, on one machine or many. Thread-safe.
 *
 * <p>A worker that is killed is taken for dead after some missed heartbeats, and others go on with
 * its steps. One that stood still and wakes again finds its lease lost: whose step counts, and
 * whether anything is paid, is decided by the store alone.
 */
public final class ClusterWorker implements AutoCloseable {
  private static final String SWEEP = "avatars-sweep";

  /** How many lost turns a sweep makes up for at most; the rest have the next. */
  private static final int MOST = 1_000;

  /** When to take a step again that failed here, as when the store could not be reached. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** How long to wait at the end for steps under way. */
  private static final Duration LAST_STEPS = Duration.ofMinutes(1);

  /** When to fetch more: as soon as half of the threads have nothing to do. */
  private static final double FETCH_BELOW = 0.5;

  /** Nothing is fetched that would wait for a thread: what waits gives no heartbeat. */
  private static final double FETCH_UP_TO = 1.0;

  private final String name;
  private final Scheduler scheduler;

  private ClusterWorker(String name, Scheduler scheduler) {
    this.name = name;
    this.scheduler = scheduler;
  }

  static ClusterWorker start(
      DataSource connections,
      ClusterSchedule schedule,
      JobStore store,
      Function<JobId, Optional<Instant>> step,
      ClusterSettings settings) {
    Scheduler scheduler =
        Scheduler.create(connections, jobs(step))
            .startTasks(sweep(schedule, store, settings.sweep()))
            .tableName(TurnTable.NAME)
            .jdbcCustomization(TurnTable.DIALECT)
            .schedulerName(new SchedulerName.Fixed(settings.name()))
            .threads(settings.threads())
            .pollingInterval(settings.polling())
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missed())
            .shutdownMaxWait(LAST_STEPS)
            .build();
    scheduler.start();
    return new ClusterWorker(settings.name(), scheduler);
  }

  /** Ends after the steps under way, within a minute; what is left others go on with. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private static CustomTask<Void> jobs(Function<JobId, Optional<Instant>> step) {
    return Tasks.custom(ClusterSchedule.JOB, Void.class)
        .onDeadExecutionRevive()
        .onFailure((failed, row) -> row.reschedule(failed, failed.getTimeDone().plus(AGAIN)))
        .execute((row, context) -> next(step.apply(new JobId(row.getId()))));
  }

  private static CompletionHandler<Void> next(Optional<Instant> due) {
    return due.<CompletionHandler<Void>>map(at -> (done, row) -> row.reschedule(done, at))
        .orElseGet(OnCompleteRemove::new);
  }

  /** One machine at a time looks for jobs that should have had their turn long ago. */
  private static RecurringTask<Void> sweep(
      ClusterSchedule schedule, JobStore store, Duration every) {
    return Tasks.recurring(SWEEP, FixedDelay.of(every))
        .execute(
            (row, context) -> {
              Instant longAgo = context.getExecution().executionTime.minus(every);
              store.due(longAgo, MOST).forEach(id -> schedule.turn(id, longAgo));
            });
  }

  @Override
  public String toString() {
    return "worker " + name;
  }
}
