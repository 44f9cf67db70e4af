package dev.avatars.fake;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of the ledger in memory. It shares its lock with the job store, so that nobody reads a
 * job's new state without the line that belongs to it.
 */
final class MemoryLedger implements Ledger {
  private static final Currency USD = Currency.getInstance("USD");

  private final Object lock;
  private final List<LedgerEntry> lines = new ArrayList<>();
  private final Map<JobId, Account> accounts = new LinkedHashMap<>();

  MemoryLedger(Object lock) {
    this.lock = lock;
  }

  @Override
  public List<LedgerEntry> entries() {
    synchronized (lock) {
      return List.copyOf(lines);
    }
  }

  @Override
  public List<LedgerEntry> entries(JobId job) {
    synchronized (lock) {
      return lines.stream().filter(line -> line.job().equals(job)).toList();
    }
  }

  @Override
  public Balance balance() {
    synchronized (lock) {
      return Balance.of(lines, USD);
    }
  }

  /** Writes the hold of a new job. */
  void hold(Hold hold) {
    accounts.put(hold.job(), new Account(hold));
    append(hold.entry());
  }

  /** Writes a line, unless the job has one that says the same or its hold has ended before. */
  void append(LedgerEntry line) {
    Account account = accounts.computeIfAbsent(line.job(), job -> new Account(heldBy(line)));
    if (account.takes(line)) {
      lines.add(line);
    }
  }

  /** Whether a job's hold has not ended. */
  boolean isOpen(JobId job) {
    return Optional.ofNullable(accounts.get(job)).filter(Account::isOpen).isPresent();
  }

  /** What counts against a budget when another job is to be held now. */
  Money committed(Budget budget, Instant now) {
    return accounts.values().stream()
        .filter(account -> budget.counts(account.hold, now))
        .map(Account::committed)
        .reduce(Money.zero(budget.cap().currency()), Money::plus);
  }

  private static Hold heldBy(LedgerEntry line) {
    return new Hold(line.job(), Money.zero(line.amount().currency()), line.at(), line.labels());
  }

  /** The lines of one job, one of each kind at most, and one end at most. */
  private static final class Account {
    private final Hold hold;
    private final Map<LedgerEntry.Kind, LedgerEntry> taken = new EnumMap<>(LedgerEntry.Kind.class);

    Account(Hold hold) {
      this.hold = hold;
    }

    boolean takes(LedgerEntry line) {
      boolean repeats = line.kind() == LedgerEntry.Kind.HELD ? isHeld() : end().isPresent();
      return !repeats && taken.putIfAbsent(line.kind(), line) == null;
    }

    Money committed() {
      return end().map(LedgerEntry::amount).orElse(hold.amount());
    }

    boolean isOpen() {
      return isHeld() && end().isEmpty();
    }

    private boolean isHeld() {
      return taken.containsKey(LedgerEntry.Kind.HELD);
    }

    private Optional<LedgerEntry> end() {
      return Optional.ofNullable(taken.get(LedgerEntry.Kind.SETTLED))
          .or(() -> Optional.ofNullable(taken.get(LedgerEntry.Kind.RELEASED)));
    }
  }
}
