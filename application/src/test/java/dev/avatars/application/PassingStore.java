package dev.avatars.application;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Passes every call on, so that a store for a test overrides just what it changes. */
abstract class PassingStore implements JobStore {
  private final JobStore store;

  PassingStore(JobStore store) {
    this.store = store;
  }

  @Override
  public Creation create(Job job, List<Budget> budgets) {
    return store.create(job, budgets);
  }

  @Override
  public Optional<Job> find(JobId id) {
    return store.find(id);
  }

  @Override
  public Optional<Job> findSucceeded(Fingerprint fingerprint) {
    return store.findSucceeded(fingerprint);
  }

  @Override
  public List<Job> list(JobQuery query) {
    return store.list(query);
  }

  @Override
  public List<JobId> unreadable(JobQuery query) {
    return store.unreadable(query);
  }

  @Override
  public int count(Set<JobStatus> statuses) {
    return store.count(statuses);
  }

  @Override
  public List<Lease> lease(
      String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
    return store.lease(worker, now, until, most, statuses);
  }

  @Override
  public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
    return store.lease(id, worker, now, until);
  }

  @Override
  public Optional<Instant> nextDue(Set<JobStatus> statuses) {
    return store.nextDue(statuses);
  }

  @Override
  public List<JobId> due(Instant now, int most) {
    return store.due(now, most);
  }

  @Override
  public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
    return store.write(lease, next, entries);
  }

  @Override
  public boolean settle(Job billed, LedgerEntry end) {
    return store.settle(billed, end);
  }

  @Override
  public void release(Lease lease, Instant due) {
    store.release(lease, due);
  }

  @Override
  public void wake(JobId id, Instant due) {
    store.wake(id, due);
  }
}
