package dev.avatars.domain.budget;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.request.Label;
import java.time.Instant;
import java.util.Set;

/**
 * Money set aside for a job before it is bought: the upper bound of its quote.
 *
 * @param job for which job
 * @param amount how much; zero or more
 * @param at when
 * @param labels the job's labels
 */
public record Hold(JobId job, Money amount, Instant at, Set<Label> labels) {
  public Hold {
    requireNonNull(job, "job");
    requireNonNull(at, "at");
    if (amount.isNegative()) {
      throw new IllegalArgumentException("hold: found " + amount + "; allowed: 0 or more");
    }
    labels = Set.copyOf(labels);
  }

  /** The hold that a new job needs. */
  public static Hold of(Job job) {
    return new Hold(job.id(), job.quote().upperBound(), job.createdAt(), job.labels());
  }

  /** The hold as it stands in the ledger. */
  public LedgerEntry entry() {
    return new LedgerEntry(
        job, LedgerEntry.Kind.HELD, amount, at, labels, "upper bound of the quote");
  }
}
