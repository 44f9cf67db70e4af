package dev.avatars.ports.tck;

import static java.util.Comparator.comparing;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Fingerprint;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;
import dev.avatars.ports.UnreadableJobException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A lawful store and ledger in memory: one lock, plain lists. */
final class MemoryStore implements JobStore, Ledger {
  private final Map<JobId, Row> rows = new LinkedHashMap<>();
  private final List<LedgerEntry> lines = new ArrayList<>();
  private final Set<JobId> damaged = new HashSet<>();

  /** A job, when it is due, the token of its last lease or write, and its lease if it has one. */
  private record Row(Job job, Instant due, long token, Optional<Lease> lease) {
    boolean isFree(Instant now) {
      return lease.filter(held -> held.until().isAfter(now)).isEmpty();
    }

    boolean isDue(Instant now) {
      return !job.isAtRest() && isFree(now) && !due.isAfter(now);
    }

    Instant nextTurn() {
      return lease.map(Lease::until).orElse(due);
    }

    Row leasedTo(String worker, Instant until) {
      return new Row(job, due, token + 1, Optional.of(new Lease(job, worker, token + 1, until)));
    }

    Row written(Lease under, Job next) {
      Lease following = new Lease(next, under.worker(), token + 1, under.until());
      return new Row(next, due, token + 1, Optional.of(following));
    }

    Row settled(Job billed) {
      return new Row(billed, due, token + 1, Optional.empty());
    }

    Row released(Instant newDue) {
      return new Row(job, newDue, token, Optional.empty());
    }

    Row woken(Instant newDue) {
      return newDue.isBefore(due) ? new Row(job, newDue, token, lease) : this;
    }
  }

  @Override
  public synchronized Creation create(Job job, List<Budget> budgets) {
    Optional<Job> existing = byKey(job);
    if (existing.isPresent()) {
      return answerFor(existing.get(), job);
    }
    Hold hold = Hold.of(job);
    for (Budget budget : budgets) {
      Money committed = committed(budget, hold);
      if (budget.counts(hold, hold.at()) && !budget.hasRoom(committed, hold.amount())) {
        return new OverBudget(budget, committed, hold.amount());
      }
    }
    rows.put(job.id(), new Row(job, job.createdAt(), 0, Optional.empty()));
    lines.add(hold.entry());
    return new Created(job);
  }

  private Optional<Job> byKey(Job job) {
    return jobs().filter(other -> other.key().equals(job.key())).findFirst();
  }

  private static Creation answerFor(Job existing, Job wanted) {
    return existing.quote().fingerprint().equals(wanted.quote().fingerprint())
        ? new Existing(existing)
        : new Conflict(existing);
  }

  private Money committed(Budget budget, Hold next) {
    Predicate<LedgerEntry> counts = line -> budget.counts(holdOf(line.job()), next.at());
    return Balance.of(lines.stream().filter(counts).toList(), budget.cap().currency()).committed();
  }

  private Hold holdOf(JobId id) {
    return Optional.ofNullable(rows.get(id)).map(row -> Hold.of(row.job())).orElseThrow();
  }

  /** Makes a job's record unreadable. */
  synchronized void damage(JobId id) {
    damaged.add(id);
  }

  private void requireReadable(JobId id) {
    if (damaged.contains(id)) {
      throw new UnreadableJobException(
          id, "job " + id + " cannot be read", "restore it", new IllegalStateException("damaged"));
    }
  }

  @Override
  public synchronized Optional<Job> find(JobId id) {
    requireReadable(id);
    return Optional.ofNullable(rows.get(id)).map(Row::job);
  }

  @Override
  public synchronized Optional<Job> findSucceeded(Fingerprint fingerprint) {
    return jobs()
        .filter(job -> job.status() == JobStatus.SUCCEEDED)
        .filter(job -> job.quote().fingerprint().equals(fingerprint))
        .max(comparing(job -> job.state().since()));
  }

  @Override
  public synchronized List<Job> list(JobQuery query) {
    return listed(query).filter(job -> !damaged.contains(job.id())).toList();
  }

  @Override
  public synchronized List<JobId> unreadable(JobQuery query) {
    return listed(query).map(Job::id).filter(damaged::contains).toList();
  }

  private Stream<Job> listed(JobQuery query) {
    return jobs()
        .filter(job -> query.statuses().isEmpty() || query.statuses().contains(job.status()))
        .sorted(comparing(Job::createdAt).reversed())
        .limit(query.most());
  }

  @Override
  public synchronized List<Lease> lease(
      String worker, Instant now, Instant until, int most, Set<JobStatus> statuses) {
    return due(now, most, statuses).stream().map(row -> put(row.leasedTo(worker, until))).toList();
  }

  @Override
  public synchronized Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
    requireReadable(id);
    return Optional.ofNullable(rows.get(id))
        .filter(row -> !row.job().isAtRest() && row.isFree(now))
        .map(row -> put(row.leasedTo(worker, until)));
  }

  @Override
  public synchronized Optional<Instant> nextDue(Set<JobStatus> statuses) {
    return readable()
        .filter(row -> !row.job().isAtRest() && isAskedFor(row, statuses))
        .map(Row::nextTurn)
        .min(comparing(instant -> instant));
  }

  @Override
  public synchronized List<JobId> due(Instant now, int most) {
    return due(now, most, Set.of()).stream().map(row -> row.job().id()).toList();
  }

  private Stream<Row> readable() {
    return rows.values().stream().filter(row -> !damaged.contains(row.job().id()));
  }

  private List<Row> due(Instant now, int most, Set<JobStatus> statuses) {
    return readable()
        .filter(row -> row.isDue(now) && isAskedFor(row, statuses))
        .sorted(comparing(Row::due))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
    return present(lease)
        .map(
            row -> {
              entries.forEach(this::add);
              return put(row.written(lease, next));
            });
  }

  private void add(LedgerEntry line) {
    boolean again =
        lines.stream()
            .filter(earlier -> earlier.job().equals(line.job()))
            .anyMatch(earlier -> isEnd(earlier) == isEnd(line));
    if (!again) {
      lines.add(line);
    }
  }

  private static boolean isEnd(LedgerEntry line) {
    return line.kind() != LedgerEntry.Kind.HELD;
  }

  @Override
  public synchronized boolean settle(Job billed, LedgerEntry end) {
    Optional<Row> row = Optional.ofNullable(rows.get(billed.id())).filter(this::isOpenAtRest);
    row.ifPresent(known -> rows.put(billed.id(), known.settled(billed)));
    row.ifPresent(known -> lines.add(end));
    return row.isPresent();
  }

  private boolean isOpenAtRest(Row row) {
    return row.job().isAtRest()
        && lines.stream()
            .filter(line -> line.job().equals(row.job().id()))
            .noneMatch(MemoryStore::isEnd);
  }

  @Override
  public synchronized void release(Lease lease, Instant due) {
    present(lease).ifPresent(row -> rows.put(row.job().id(), row.released(due)));
  }

  @Override
  public synchronized void wake(JobId id, Instant due) {
    rows.computeIfPresent(id, (same, row) -> row.woken(due));
  }

  private static boolean isAskedFor(Row row, Set<JobStatus> statuses) {
    return statuses.isEmpty() || statuses.contains(row.job().status());
  }

  private Optional<Row> present(Lease lease) {
    return Optional.ofNullable(rows.get(lease.job().id()))
        .filter(row -> row.lease().filter(held -> held.token() == lease.token()).isPresent());
  }

  private Lease put(Row row) {
    rows.put(row.job().id(), row);
    return row.lease().orElseThrow();
  }

  private Stream<Job> jobs() {
    return rows.values().stream().map(Row::job);
  }

  @Override
  public synchronized List<LedgerEntry> entries() {
    return List.copyOf(lines);
  }

  @Override
  public synchronized List<LedgerEntry> entries(JobId job) {
    return lines.stream().filter(line -> line.job().equals(job)).toList();
  }

  @Override
  public synchronized Balance balance() {
    return Balance.of(lines, Money.usd("0").currency());
  }
}
