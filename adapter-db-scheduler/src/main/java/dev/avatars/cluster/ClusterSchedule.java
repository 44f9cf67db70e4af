package dev.avatars.cluster;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.JobListener;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.StoreUnavailableException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Whose turn it is, on all machines of one PostgreSQL: one row for each job that is not at rest,
 * with no more than its name and a time.
 *
 * <p>It is the listener of every studio that starts jobs: each new job gets a row, and so does one
 * that a person lets start again. Where that is missed, because the machine went away in between,
 * the sweep of {@link ClusterWorker} makes up for it. Thread-safe.
 *
 * <pre>{@code
 * ClusterSchedule schedule = ClusterSchedule.on(connections);
 * AvatarStudio studio =
 *     AvatarStudio.builder().listener(schedule).drivenElsewhere(). ... .build();
 * try (ClusterWorker worker =
 *     schedule.work(store, studio.steps()::step, ClusterSettings.of("worker-1"))) {
 *   ...
 * }
 * }</pre>
 */
public final class ClusterSchedule implements JobListener {
  /** What the rows of jobs are called. */
  static final String JOB = "avatars-job";

  private final DataSource connections;
  private final SchedulerClient rows;

  private ClusterSchedule(DataSource connections) {
    this.connections = connections;
    this.rows =
        SchedulerClient.Builder.create(connections)
            .tableName(TurnTable.NAME)
            .jdbcCustomization(TurnTable.DIALECT)
            .build();
  }

  /**
   * The schedule in a database of PostgreSQL, as a rule that of the store. Its table is made when
   * it is missing. The connections stay the caller's, and have to be pooled.
   *
   * @throws StoreUnavailableException when the server is not there or refuses
   */
  public static ClusterSchedule on(DataSource connections) {
    TurnTable.make(connections);
    return new ClusterSchedule(connections);
  }

  /** Gives a job its row when it is new, or may start again. */
  @Override
  public void moved(Job job) {
    if (job.status() == JobStatus.PENDING) {
      turn(job.id(), job.state().since());
    }
  }

  /**
   * Works on the jobs of all machines until it is closed.
   *
   * @param store where the jobs are
   * @param step takes a job one step on and answers when it is due again, empty when nothing more
   *     will happen to it
   * @param settings how to work
   */
  public ClusterWorker work(
      JobStore store, Function<JobId, Optional<Instant>> step, ClusterSettings settings) {
    return ClusterWorker.start(connections, this, store, step, settings);
  }

  /** Sees to it that a job has its turn at a time at the latest. */
  void turn(JobId id, Instant at) {
    TaskInstance<Void> row = new TaskInstance<>(JOB, id.value());
    if (!rows.scheduleIfNotExists(row, at)) {
      rows.getScheduledExecution(row)
          .filter(known -> waitsBeyond(known, at))
          .ifPresent(late -> hasten(row, at));
    }
  }

  private static boolean waitsBeyond(ScheduledExecution<Object> row, Instant at) {
    return !row.isPicked() && row.getExecutionTime().isAfter(at);
  }

  /** A row that was taken, or done with, meanwhile had its turn. */
  private void hasten(TaskInstance<Void> row, Instant at) {
    try {
      var unused = rows.reschedule(row, at);
    } catch (TaskInstanceException taken) {
      // its step is being taken just now, or was the last
    }
  }
}
