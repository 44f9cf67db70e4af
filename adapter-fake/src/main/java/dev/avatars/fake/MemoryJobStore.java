package dev.avatars.fake;

import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.ports.JobStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Every job in memory, gone with the world. One lock orders all calls, so that a hold, a lease and
 * a write are each one step for everybody else.
 */
final class MemoryJobStore implements JobStore {
  private static final Comparator<JobRow> NEWEST_FIRST =
      Comparator.comparing((JobRow row) -> row.job().createdAt())
          .thenComparing(JobRow::number)
          .reversed();

  private final Object lock = new Object();
  private final MemoryLedger ledger = new MemoryLedger(lock);
  private final Map<JobId, JobRow> rows = new LinkedHashMap<>();
  private final Map<IdempotencyKey, JobRow> byKey = new HashMap<>();
  private final Map<Fingerprint, Job> succeeded = new HashMap<>();

  private final Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
  private final Schedule schedule = new Schedule();

  /** The lines that are written with the jobs. */
  MemoryLedger ledger() {
    return ledger;
  }

  @Override
  public Creation create(Job job, List<Budget> budgets) {
    synchronized (lock) {
      Optional<Job> known = Optional.ofNullable(byKey.get(job.key())).map(JobRow::job);
      return known
          .map(existing -> sameKey(existing, job))
          .or(() -> crossed(job, budgets))
          .orElseGet(() -> created(job));
    }
  }

  @Override
  public Optional<Job> find(JobId id) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(id)).map(JobRow::job);
    }
  }

  @Override
  public Optional<Job> findSucceeded(Fingerprint fingerprint) {
    synchronized (lock) {
      return Optional.ofNullable(succeeded.get(fingerprint));
    }
  }

  @Override
  public List<Job> list(JobQuery query) {
    synchronized (lock) {
      return rows.values().stream()
          .filter(row -> isAskedFor(row, query.statuses()))
          .sorted(NEWEST_FIRST)
          .limit(query.most())
          .map(JobRow::job)
          .toList();
    }
  }

  @Override
  public int count(Set<JobStatus> statuses) {
    synchronized (lock) {
      return counts.entrySet().stream()
          .filter(count -> statuses.isEmpty() || statuses.contains(count.getKey()))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  @Override
  public List<Lease> lease(
      String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
    synchronized (lock) {
      return schedule.due(now, most, statuses).stream()
          .map(row -> changed(row, free -> free.lease(worker, until)))
          .toList();
    }
  }

  @Override
  public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
    synchronized (lock) {
      return Optional.ofNullable(rows.get(id))
          .filter(row -> row.isUnheld(now))
          .map(row -> changed(row, free -> free.lease(worker, until)));
    }
  }

  @Override
  public Optional<Instant> nextDue(Set<JobStatus> statuses) {
    synchronized (lock) {
      return schedule.next(statuses);
    }
  }

  @Override
  public List<JobId> due(Instant now, int most) {
    synchronized (lock) {
      return schedule.due(now, most, Set.of()).stream().map(row -> row.job().id()).toList();
    }
  }

  @Override
  public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
    requireOneJob(lease, next, entries);
    synchronized (lock) {
      Optional<JobRow> row = held(lease);
      row.ifPresent(written -> recount(written.job().status(), -1));
      row.ifPresent(written -> remember(next, entries));
      return row.map(written -> changed(written, leased -> leased.write(lease, next)));
    }
  }

  @Override
  public boolean settle(Job billed, LedgerEntry end) {
    synchronized (lock) {
      Optional<JobRow> row =
          Optional.ofNullable(rows.get(billed.id()))
              .filter(known -> known.job().isAtRest() && ledger.isOpen(billed.id()));
      row.ifPresent(known -> settle(known, billed, end));
      return row.isPresent();
    }
  }

  private void settle(JobRow row, Job billed, LedgerEntry end) {
    recount(row.job().status(), -1);
    remember(billed, List.of(end));
    row.settle(billed);
  }

  @Override
  public void release(Lease lease, Instant due) {
    synchronized (lock) {
      held(lease).ifPresent(row -> changed(row, leased -> leased.release(due)));
    }
  }

  @Override
  public void wake(JobId id, Instant due) {
    synchronized (lock) {
      Optional.ofNullable(rows.get(id)).ifPresent(row -> changed(row, known -> known.wake(due)));
    }
  }

  private static Creation sameKey(Job existing, Job wanted) {
    boolean sameWork = existing.quote().fingerprint().equals(wanted.quote().fingerprint());
    return sameWork ? new Existing(existing) : new Conflict(existing);
  }

  private Optional<Creation> crossed(Job job, List<Budget> budgets) {
    Hold hold = Hold.of(job);
    return budgets.stream()
        .filter(budget -> budget.counts(hold, job.createdAt()))
        .filter(budget -> !budget.hasRoom(committed(budget, job), hold.amount()))
        .map(budget -> (Creation) new OverBudget(budget, committed(budget, job), hold.amount()))
        .findFirst();
  }

  private Money committed(Budget budget, Job job) {
    return ledger.committed(budget, job.createdAt());
  }

  private Creation created(Job job) {
    JobRow row = new JobRow(rows.size(), job);
    if (rows.putIfAbsent(job.id(), row) != null) {
      throw new IllegalArgumentException(
          "job id: found " + job.id() + " a second time; allowed: a new one for every job");
    }
    byKey.put(job.key(), row);
    recount(job.status(), 1);
    ledger.hold(Hold.of(job));
    return changed(row, fresh -> new Created(job));
  }

  /** Changes a row and puts it where it belongs in the schedule. */
  private <T> T changed(JobRow row, Function<JobRow, T> change) {
    schedule.remove(row);
    T result = change.apply(row);
    schedule.add(row);
    return result;
  }

  private void recount(JobStatus status, int change) {
    counts.merge(status, change, Integer::sum);
  }

  private void remember(Job next, List<LedgerEntry> entries) {
    recount(next.status(), 1);
    entries.forEach(ledger::append);
    if (next.status() == JobStatus.SUCCEEDED) {
      succeeded.merge(next.quote().fingerprint(), next, MemoryJobStore::later);
    }
  }

  private static Job later(Job one, Job other) {
    return one.state().since().isAfter(other.state().since()) ? one : other;
  }

  private Optional<JobRow> held(Lease lease) {
    return Optional.ofNullable(rows.get(lease.job().id())).filter(row -> row.isHeldUnder(lease));
  }

  private static boolean isAskedFor(JobRow row, Set<JobStatus> statuses) {
    return statuses.isEmpty() || statuses.contains(row.job().status());
  }

  private static void requireOneJob(Lease lease, Job next, List<LedgerEntry> entries) {
    JobId leased = lease.job().id();
    boolean strange = entries.stream().anyMatch(entry -> !entry.job().equals(leased));
    if (strange || !next.id().equals(leased)) {
      throw new IllegalArgumentException(
          "write: found another job's state or ledger line; allowed: those of job " + leased);
    }
  }
}
