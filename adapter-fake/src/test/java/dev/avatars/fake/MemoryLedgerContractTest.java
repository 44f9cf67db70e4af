package dev.avatars.fake;

import dev.avatars.ports.tck.LedgerContract;
import dev.avatars.ports.tck.Stores;

/** The fake's ledger keeps its contract. */
final class MemoryLedgerContractTest extends LedgerContract {
  @Override
  protected Stores open() {
    MemoryJobStore jobs = new MemoryJobStore();
    return new Stores(jobs, jobs.ledger());
  }
}
