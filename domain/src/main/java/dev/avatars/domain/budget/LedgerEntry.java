package dev.avatars.domain.budget;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.util.Set;

/**
 * One line of the ledger. Lines are only ever added.
 *
 * @param job for which job
 * @param kind what happened
 * @param amount the amount held or billed; zero for a release
 * @param at when
 * @param labels the job's labels
 * @param source where the figure comes from
 */
public record LedgerEntry(
    JobId job, Kind kind, Money amount, Instant at, Set<Label> labels, String source) {
  /** What a line says. */
  public enum Kind {
    /** Money was set aside. */
    HELD,
    /** The job was billed; its hold is gone. */
    SETTLED,
    /** The job cost nothing; its hold is gone. */
    RELEASED
  }

  public LedgerEntry {
    requireNonNull(job, "job");
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
    requireNonNull(source, "source");
    if (amount.isNegative()) {
      throw new IllegalArgumentException("entry: found " + amount + "; allowed: 0 or more");
    }
    if (kind == Kind.RELEASED && amount.isMoreThan(Money.zero(amount.currency()))) {
      throw new IllegalArgumentException("release: found " + amount + "; allowed: 0");
    }
    labels = Set.copyOf(labels);
  }

  /** The hold ended in a bill. */
  public static LedgerEntry settled(Hold hold, Money billed, String source, Instant at) {
    return new LedgerEntry(hold.job(), Kind.SETTLED, billed, at, hold.labels(), source);
  }

  /** The hold ended without a bill. */
  public static LedgerEntry released(Hold hold, String reason, Instant at) {
    Money nothing = Money.zero(hold.amount().currency());
    return new LedgerEntry(hold.job(), Kind.RELEASED, nothing, at, hold.labels(), reason);
  }
}
