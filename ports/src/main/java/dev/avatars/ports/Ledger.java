package dev.avatars.ports;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.JobId;
import java.util.List;

/**
 * The lines that {@link JobStore} writes beside the jobs, to be read.
 *
 * <p>Thread-safe. It promises:
 *
 * <ul>
 *   <li><b>L-1</b> a job that waits, for its end or for its bill, holds the upper bound of its
 *       quote;
 *   <li><b>L-2</b> a settled job holds nothing and counts what was billed;
 *   <li><b>L-3</b> a released job holds and counts nothing;
 *   <li><b>L-4</b> the balance is the exact sum of the lines;
 *   <li><b>L-5</b> a line, once written, stays as it is; writing the end of a hold twice changes
 *       nothing;
 *   <li><b>L-6</b> lines are told oldest first, of all jobs or of one.
 * </ul>
 */
public interface Ledger {
  /** All lines, oldest first. */
  List<LedgerEntry> entries();

  /** The lines of a job, oldest first. */
  List<LedgerEntry> entries(JobId job);

  /** What is held and billed in all, in US dollars. */
  Balance balance();
}
