package dev.avatars.fake;

import dev.avatars.ports.tck.JobStoreContract;
import dev.avatars.ports.tck.Stores;

/** The fake's job store keeps its contract. */
final class MemoryJobStoreContractTest extends JobStoreContract {
  @Override
  protected Stores open() {
    MemoryJobStore jobs = new MemoryJobStore();
    return new Stores(jobs, jobs.ledger());
  }
}
