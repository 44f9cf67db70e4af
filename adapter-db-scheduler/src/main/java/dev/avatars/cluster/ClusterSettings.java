package dev.avatars.cluster;

import java.time.Duration;

/**
 * How one machine works on the jobs of all.
 *
 * @param name what the machine is called in the table of turns; each needs its own
 * @param threads how many steps are taken at once; one or more
 * @param polling how often to look for what is due; more than zero
 * @param heartbeat how often to say that a step is still being taken; more than zero
 * @param missed how many heartbeats may be missed before others take the step; four or more
 * @param sweep how often one machine of all looks for jobs whose turn was lost; more than zero
 */
public record ClusterSettings(
    String name, int threads, Duration polling, Duration heartbeat, int missed, Duration sweep) {
  private static final int USUAL_THREADS = 20;
  private static final int LEAST_MISSED = 4;
  private static final Duration USUAL_POLLING = Duration.ofSeconds(1);
  private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration USUAL_SWEEP = Duration.ofSeconds(30);

  public ClusterSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: found none; allowed: one for each machine");
    }
    requireAtLeast("threads", threads, 1);
    requirePositive("polling", polling);
    requirePositive("heartbeat", heartbeat);
    requireAtLeast("missed", missed, LEAST_MISSED);
    requirePositive("sweep", sweep);
  }

  /**
   * Twenty steps at once, a look every second, a heartbeat every ten; others go on with the steps
   * of a dead machine after forty seconds, and turns that were lost are found within a minute.
   */
  public static ClusterSettings of(String name) {
    return new ClusterSettings(
        name, USUAL_THREADS, USUAL_POLLING, USUAL_HEARTBEAT, LEAST_MISSED, USUAL_SWEEP);
  }

  /** With more or fewer steps at once. */
  public ClusterSettings withThreads(int most) {
    return new ClusterSettings(name, most, polling, heartbeat, missed, sweep);
  }

  /** With more or less frequent looks for what is due. */
  public ClusterSettings withPolling(Duration every) {
    return new ClusterSettings(name, threads, every, heartbeat, missed, sweep);
  }

  /** With more or less frequent heartbeats. */
  public ClusterSettings withHeartbeat(Duration every) {
    return new ClusterSettings(name, threads, polling, every, missed, sweep);
  }

  /** With more or less frequent looks for turns that were lost. */
  public ClusterSettings withSweep(Duration every) {
    return new ClusterSettings(name, threads, polling, heartbeat, missed, every);
  }

  private static void requireAtLeast(String field, int found, int least) {
    if (found < least) {
      throw new IllegalArgumentException(
          field + ": found " + found + "; allowed: " + least + " or more");
    }
  }

  private static void requirePositive(String field, Duration found) {
    if (found.isNegative() || found.isZero()) {
      throw new IllegalArgumentException(field + ": found " + found + "; allowed: more than zero");
    }
  }
}
