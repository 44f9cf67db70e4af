package dev.avatars.application;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Lets jobs go to the provider: no more than the window, and none while the provider wants none.
 *
 * <p>Several that pass at the same moment may overfill the window by a few; it is a measure of
 * politeness, not of money. Thread-safe.
 */
final class StartGate {
  private static final Set<JobStatus> THERE = Set.of(JobStatus.SUBMITTING, JobStatus.SUBMITTED);

  private final JobStore store;
  private final Flow flow;
  private volatile Closure closure = new Closure(Instant.MIN, Optional.empty());

  StartGate(JobStore store, Flow flow) {
    this.store = store;
    this.flow = flow;
  }

  /**
   * Why nothing is handed over until a time.
   *
   * @param account what is wrong with the account; empty when there were just too many calls
   */
  private record Closure(Instant until, Optional<Failure> account) {}

  /** How many more may be handed over. */
  int room(Instant now) {
    return isClosed(now) ? 0 : Math.max(0, flow.window() - store.count(THERE));
  }

  boolean isClosed(Instant now) {
    return closure.until.isAfter(now);
  }

  /** What is wrong with the account, as long as that keeps the gate closed. */
  Optional<Failure> account(Instant now) {
    Closure present = closure;
    return present.until.isAfter(now) ? present.account : Optional.empty();
  }

  /** When it opens; in the past when it is open. */
  Instant opens() {
    return closure.until;
  }

  /** The account has to be put in order. */
  void closeForAccount(Failure failure, Instant until) {
    closure = new Closure(until, Optional.of(failure));
  }

  /** There were too many calls. */
  void closeForTraffic(Instant until) {
    if (until.isAfter(closure.until)) {
      closure = new Closure(until, Optional.empty());
    }
  }
}
