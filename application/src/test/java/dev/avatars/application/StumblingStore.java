package dev.avatars.application;

import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A store whose database goes away for a moment when it is told to. Thread-safe. */
final class StumblingStore extends PassingStore {
  private final Map<Call, Integer> stumbles = new EnumMap<>(Call.class);

  enum Call {
    LEASE,
    WRITE,
    WRITE_SUBMITTED,
    RELEASE
  }

  StumblingStore(JobStore store) {
    super(store);
  }

  /** Fails the next so many calls of a kind. */
  synchronized StumblingStore stumbles(Call call, int times) {
    stumbles.put(call, times);
    return this;
  }

  /** Whether every failure that was asked for has happened. */
  synchronized boolean isSteady() {
    return stumbles.values().stream().allMatch(left -> left == 0);
  }

  private synchronized void mayStumble(Call call) {
    int left = stumbles.getOrDefault(call, 0);
    if (left > 0) {
      stumbles.put(call, left - 1);
      throw new IllegalStateException("the database went away");
    }
  }

  @Override
  public List<Lease> lease(
      String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
    mayStumble(Call.LEASE);
    return super.lease(worker, now, until, most, statuses);
  }

  @Override
  public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
    mayStumble(Call.WRITE);
    if (next.status() == JobStatus.SUBMITTED) {
      mayStumble(Call.WRITE_SUBMITTED);
    }
    return super.write(lease, next, entries);
  }

  @Override
  public void release(Lease lease, Instant due) {
    mayStumble(Call.RELEASE);
    super.release(lease, due);
  }
}
