package dev.avatars.ports;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every job, and whose turn it is.
 *
 * <p>Thread-safe, and safe between processes where the store is shared. It reads no clock: now is
 * an argument. It promises:
 *
 * <ul>
 *   <li><b>J-1</b> a created job is found as it was written, and so is every later state;
 *   <li><b>J-2</b> the same key with the same work is the existing job, with other work a conflict;
 *       of two at the same moment one creates;
 *   <li><b>J-3</b> a job and its hold are created together or not at all;
 *   <li><b>J-4</b> a hold that would cross a budget creates nothing, also among a thousand at once;
 *   <li><b>J-5</b> a due job is leased to one worker at a time, earliest due first and only of the
 *       states asked for, until the lease ends or is given back, or its process is known to have
 *       ended;
 *   <li><b>J-6</b> a lease is lost when it was given back, when it was written under, or when it
 *       ended and another was given; a write under a lost lease changes nothing and says so;
 *   <li><b>J-7</b> a job's new state and its ledger line are written together or not at all;
 *   <li><b>J-8</b> a job at rest is never leased again; one that has ended and waits for its bill
 *       is leased like any other ({@code Job.isAtRest});
 *   <li><b>J-9</b> a finished job is found by its fingerprint, the latest first;
 *   <li><b>J-10</b> the next due time is that of the job whose turn comes first, of the states
 *       asked for: a free one when it is due, a leased one when its lease ends, one at rest never;
 *   <li><b>J-11</b> waking makes a job due earlier, never later, and takes no lease away;
 *   <li><b>J-12</b> a list is newest first, only of the states asked for, and no longer than asked;
 *       a count is that of the longest such list;
 *   <li><b>J-13</b> the jobs that a lease would get are told without being leased;
 *   <li><b>J-14</b> a job whose record cannot be read hinders no other: lists and leases leave it
 *       out and tell it by its name, asking for it is an {@link UnreadableJobException}, and its
 *       hold still counts;
 *   <li><b>J-15</b> the bill of a job at rest whose hold is still open is written together with the
 *       job, once.
 * </ul>
 */
public interface JobStore {
  /**
   * Creates a pending job that is due at once, and its hold.
   *
   * @param budgets the caps that apply
   */
  Creation create(Job job, List<Budget> budgets);

  /**
   * The job of a name.
   *
   * @throws UnreadableJobException when its record cannot be read; {@code J-14}
   */
  Optional<Job> find(JobId id);

  /**
   * The latest job that succeeded for some work.
   *
   * @throws UnreadableJobException when its record cannot be read, so that nothing is bought again
   *     because of that
   */
  Optional<Job> findSucceeded(Fingerprint fingerprint);

  /** Jobs, newest first, without those whose record cannot be read; {@code J-14}. */
  List<Job> list(JobQuery query);

  /** The jobs that such a list leaves out, since their records cannot be read; {@code J-14}. */
  default List<JobId> unreadable(JobQuery query) {
    return List.of();
  }

  /** How many jobs there are in one of these states; empty for any. */
  default int count(Set<JobStatus> statuses) {
    return list(new JobQuery(statuses, Integer.MAX_VALUE)).size();
  }

  /** Leases due jobs in any state. */
  default List<Lease> lease(String worker, Instant now, Instant until, int most) {
    return lease(worker, now, until, most, Set.of());
  }

  /**
   * Leases due jobs.
   *
   * @param worker who asks; the same worker's own leases are not given out again before they end
   * @param now jobs due by now are leased, and leases that ended by now are free
   * @param until when the new leases end
   * @param most how many at most
   * @param statuses in one of these states; empty for any
   */
  List<Lease> lease(String worker, Instant now, Instant until, int most, Set<JobStatus> statuses);

  /**
   * Leases one job, whether it is due or not; {@code J-5} and {@code J-8}.
   *
   * @return empty when there is none of this name, it is at rest, or another lease holds it
   * @throws UnreadableJobException when its record cannot be read; {@code J-14}
   */
  Optional<Lease> lease(JobId id, String worker, Instant now, Instant until);

  /** When the next job in any state that is not at rest has its turn; {@code J-10}. */
  default Optional<Instant> nextDue() {
    return nextDue(Set.of());
  }

  /**
   * When the next job that is not at rest has its turn; {@code J-10}.
   *
   * @param statuses in one of these states; empty for any
   */
  Optional<Instant> nextDue(Set<JobStatus> statuses);

  /**
   * The jobs in any state that could be leased at a time, the earliest due first; {@code J-13}.
   *
   * @param now jobs due by now, in nobody's lease or in one that ended by now
   * @param most how many at most
   */
  List<JobId> due(Instant now, int most);

  /**
   * Writes a job's new state under a lease, and keeps the lease.
   *
   * @param lease the lease under which the job was read
   * @param next the job as it is now
   * @param entries ledger lines to write with it
   * @return the lease to write the next time, or empty when it was lost and nothing was written
   */
  Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries);

  /**
   * Writes the bill of a job at rest, which nobody can lease; {@code J-15}.
   *
   * @param billed the job with its bill
   * @param end the line that ends its hold
   * @return false when there is no such job at rest or its hold has ended, and nothing was written
   */
  boolean settle(Job billed, LedgerEntry end);

  /** Gives a lease back; the job is due again at a time. A lost lease is left alone. */
  void release(Lease lease, Instant due);

  /** Makes a job due at a time at the latest, for instance because news came. */
  void wake(JobId id, Instant due);

  /**
   * The right to work on one job for a while.
   *
   * @param job the job as it was when it was leased or last written
   * @param worker who holds it
   * @param token grows with every lease and write of the job; a lower one is lost ({@code J-6})
   * @param until when it ends
   */
  record Lease(Job job, String worker, long token, Instant until) {
    public Lease {
      requireNonNull(job, "job");
      requireNonNull(worker, "worker");
      requireNonNull(until, "until");
    }
  }

  /**
   * Which jobs to list.
   *
   * @param statuses in one of these states; empty for any
   * @param most how many at most; one or more
   */
  record JobQuery(Set<JobStatus> statuses, int most) {
    public JobQuery {
      statuses = Set.copyOf(statuses);
      if (most < 1) {
        throw new IllegalArgumentException("most: found " + most + "; allowed: 1 or more");
      }
    }

    /** The newest jobs in any state. */
    public static JobQuery newest(int most) {
      return new JobQuery(Set.of(), most);
    }
  }

  /** What became of creating a job. */
  sealed interface Creation {
    /** One result for any outcome; a forgotten one does not compile. */
    <T> T fold(
        Function<Job, T> onCreated,
        Function<Job, T> onExisting,
        Function<Job, T> onConflict,
        Function<OverBudget, T> onOverBudget);
  }

  /**
   * It was created.
   *
   * @param job the new job
   */
  record Created(Job job) implements Creation {
    @Override
    public <T> T fold(
        Function<Job, T> onCreated,
        Function<Job, T> onExisting,
        Function<Job, T> onConflict,
        Function<OverBudget, T> onOverBudget) {
      return onCreated.apply(job);
    }
  }

  /**
   * The key was used for the same work before.
   *
   * @param job the job there is
   */
  record Existing(Job job) implements Creation {
    @Override
    public <T> T fold(
        Function<Job, T> onCreated,
        Function<Job, T> onExisting,
        Function<Job, T> onConflict,
        Function<OverBudget, T> onOverBudget) {
      return onExisting.apply(job);
    }
  }

  /**
   * The key was used for other work before.
   *
   * @param job the job there is
   */
  record Conflict(Job job) implements Creation {
    @Override
    public <T> T fold(
        Function<Job, T> onCreated,
        Function<Job, T> onExisting,
        Function<Job, T> onConflict,
        Function<OverBudget, T> onOverBudget) {
      return onConflict.apply(job);
    }
  }

  /**
   * A budget has no room for the hold.
   *
   * @param budget the budget
   * @param committed what is held and billed under it already
   * @param wanted the hold
   */
  record OverBudget(Budget budget, Money committed, Money wanted) implements Creation {
    @Override
    public <T> T fold(
        Function<Job, T> onCreated,
        Function<Job, T> onExisting,
        Function<Job, T> onConflict,
        Function<OverBudget, T> onOverBudget) {
      return onOverBudget.apply(this);
    }
  }
}
