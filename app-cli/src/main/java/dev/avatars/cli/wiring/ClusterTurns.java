package dev.avatars.cli.wiring;

import dev.avatars.application.Flow;
import dev.avatars.application.JobSteps;
import dev.avatars.cluster.ClusterSchedule;
import dev.avatars.cluster.ClusterSettings;
import dev.avatars.cluster.ClusterWorker;
import dev.avatars.domain.job.JobId;
import dev.avatars.jdbc.JdbcJobStore;
import java.security.SecureRandom;
import java.time.Duration;

/** Whose turn it is among many machines. Loaded by who works on a server, and by nobody else. */
final class ClusterTurns {
  /** Who starts a job by the command line gives it no turn; so it is looked for more often. */
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private ClusterTurns() {}

  /** Takes steps from now on; what is answered ends it after the steps under way. */
  static Runnable taken(JobSteps steps, JdbcJobStore store, Flow flow) {
    ClusterSettings settings =
        ClusterSettings.of("avatar-worker-" + JobId.random(new SecureRandom()))
            .withThreads(flow.starts() + flow.follows() + flow.collects() + flow.looks())
            .withSweep(SWEEP);
    ClusterWorker worker =
        ClusterSchedule.on(store.connections().orElseThrow()).work(store, steps::step, settings);
    return worker::close;
  }
}
