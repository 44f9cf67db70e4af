package dev.avatars.ports.tck;

import static java.util.Objects.requireNonNull;

import dev.avatars.ports.JobStore;
import dev.avatars.ports.Ledger;

/**
 * A job store together with the ledger that it writes.
 *
 * @param jobs the jobs
 * @param ledger the lines that are written with them
 */
public record Stores(JobStore jobs, Ledger ledger) {
  public Stores {
    requireNonNull(jobs, "jobs");
    requireNonNull(ledger, "ledger");
  }
}
