package dev.avatars.fake;

import dev.avatars.domain.job.Job;
import dev.avatars.ports.JobStore.Lease;
import java.time.Instant;
import java.util.Optional;

/**
 * One job in the store: its state, when it is due, and who has it. Guarded by the store's lock.
 *
 * <p>A wake that comes while the job is leased is remembered and wins over the later due time with
 * which the lease is given back: the news it stands for was not known to the lease's holder.
 */
final class JobRow {
  private final long number;
  private Job job;
  private Instant due;
  private long token;
  private Optional<Lease> lease = Optional.empty();
  private Optional<Instant> wake = Optional.empty();

  JobRow(long number, Job job) {
    this.number = number;
    this.job = job;
    this.due = job.createdAt();
  }

  Job job() {
    return job;
  }

  /** How many jobs were created before it. */
  long number() {
    return number;
  }

  Instant due() {
    return due;
  }

  /** When somebody may lease it next: it is due and no lease stands in the way. */
  Instant free() {
    return lease.map(Lease::until).filter(due::isBefore).orElse(due);
  }

  /** Whether somebody leased it and has not given it back, in time or not. */
  boolean isLeased() {
    return lease.isPresent();
  }

  /** Whether it may be leased, due or not. */
  boolean isUnheld(Instant now) {
    return !job.isAtRest() && lease.filter(held -> held.until().isAfter(now)).isEmpty();
  }

  Lease lease(String worker, Instant until) {
    wake = Optional.empty();
    return leased(worker, until);
  }

  /** Whether this lease is the latest and was not given back. */
  boolean isHeldUnder(Lease held) {
    return lease.filter(latest -> latest.token() == held.token()).isPresent();
  }

  Lease write(Lease held, Job next) {
    job = next;
    return leased(held.worker(), held.until());
  }

  /** Writes the bill of a job at rest. */
  void settle(Job billed) {
    job = billed;
    token++;
  }

  /** Gives the lease back; answers when the job is due again. */
  Instant release(Instant dueAgain) {
    lease = Optional.empty();
    due = wake.filter(dueAgain::isAfter).orElse(dueAgain);
    wake = Optional.empty();
    return due;
  }

  /** Makes the job due at a time at the latest; answers when it is. */
  Instant wake(Instant at) {
    if (lease.isPresent()) {
      wake = wake.filter(earlier -> earlier.isBefore(at)).or(() -> Optional.of(at));
    }
    due = at.isBefore(due) ? at : due;
    return due;
  }

  private Lease leased(String worker, Instant until) {
    token++;
    Lease fresh = new Lease(job, worker, token, until);
    lease = Optional.of(fresh);
    return fresh;
  }
}
