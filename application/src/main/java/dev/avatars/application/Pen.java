package dev.avatars.application;

import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Lease;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes what becomes of one leased job, with the money that belongs to it, and tells it
 * afterwards. For one thread.
 */
final class Pen {
  private static final String BY_A_PERSON = "typed in by a person";

  private final JobStore store;
  private final Announcer announcer;
  private final InstantSource clock;
  private Lease lease;

  Pen(JobStore store, Announcer announcer, InstantSource clock, Lease lease) {
    this.store = store;
    this.announcer = announcer;
    this.clock = clock;
    this.lease = lease;
  }

  /** The job as it was last written. */
  Job job() {
    return lease.job();
  }

  Instant now() {
    return clock.instant();
  }

  /** Writes the next state; false when the lease was lost and another worker has the job. */
  boolean move(JobState next) {
    return write(job().moved(next), List.of());
  }

  /** Writes an end that cost nothing: the hold is released. */
  boolean endFree(JobState end, String reason) {
    return write(job().moved(end), List.of(LedgerEntry.released(hold(), reason, now())));
  }

  /** Writes an end with its bill: the hold is settled. */
  boolean endBilled(JobState end, BilledCost.Known bill) {
    return write(job().moved(end), List.of(line(bill)));
  }

  /** Writes the bill of a job that ended before. */
  boolean settle(BilledCost.Known bill) {
    return write(job().settled(bill), List.of(line(bill)));
  }

  /** Writes what a person read on the bill of a job that ended before. */
  boolean settleByHand(Resolution.Billed bill) {
    return write(job().settled(typedIn(bill)), List.of(line(job(), bill, now())));
  }

  /** The bill that a person read. */
  static BilledCost.Known typedIn(Resolution.Billed bill) {
    return new BilledCost.Known(bill.amount(), BigDecimal.ZERO, BY_A_PERSON);
  }

  /** The line that ends a job's hold by what a person read. */
  static LedgerEntry line(Job job, Resolution.Billed bill, Instant at) {
    Hold hold = Hold.of(job);
    return bill.isFree()
        ? LedgerEntry.released(hold, BY_A_PERSON, at)
        : LedgerEntry.settled(hold, bill.amount(), BY_A_PERSON, at);
  }

  /** Writes that the bill of a job that ended before is not waited for any longer. */
  boolean giveUpTheBill() {
    return write(job().settled(BilledCost.PENDING), List.of());
  }

  /** Gives the lease back; the job is due again at a time. */
  void release(Instant due) {
    store.release(lease, due);
  }

  /** Takes the job again after its lease was lost. */
  boolean takeAgain(Instant until) {
    Optional<Lease> again = store.lease(job().id(), lease.worker(), now(), until);
    again.ifPresent(taken -> lease = taken);
    return again.isPresent();
  }

  private boolean write(Job next, List<LedgerEntry> entries) {
    Optional<Lease> written = store.write(lease, next, entries);
    written.ifPresent(
        kept -> {
          lease = kept;
          announcer.moved(next, now());
        });
    return written.isPresent();
  }

  private LedgerEntry line(BilledCost.Known bill) {
    return LedgerEntry.settled(hold(), bill.amount(), bill.source(), now());
  }

  private Hold hold() {
    return Hold.of(job());
  }
}
