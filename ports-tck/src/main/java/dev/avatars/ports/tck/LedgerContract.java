package dev.avatars.ports.tck;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.Ledger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link Ledger}, rules L-1 to L-6, whose lines the {@link
 * dev.avatars.ports.JobStore} beside it writes. A durable ledger overrides {@link #reopen}.
 */
public abstract class LedgerContract {
  private static final Instant NOON = Samples.NOON;
  private static final Instant END = NOON.plusSeconds(600);
  private static final Money NOTHING = Money.usd("0");

  private Stores stores;

  /** A new and empty ledger with its store; called once before each test. */
  protected abstract Stores open();

  /** The same ledger after its process ended and another began. */
  protected Stores reopen(Stores opened) {
    return opened;
  }

  @BeforeEach
  final void openTheLedger() {
    stores = open();
  }

  @Test
  @DisplayName("L-1 P4 a job that waits holds the upper bound of its quote")
  final void aWaitingJobHoldsTheBound() {
    assertThat(ledger().balance()).isEqualTo(balance("0", "0"));
    Job job = created(aJob(1).boundedBy("2.50").build());
    assertThat(ledger().balance()).isEqualTo(balance("2.50", "0"));
    lease(job, Samples.submitting(job), List.of());
    stores = reopen(stores);
    assertThat(ledger().balance()).isEqualTo(balance("2.50", "0"));
    assertThat(ledger().entries(job.id())).containsExactly(Hold.of(job).entry());
  }

  @Test
  @DisplayName(
      "L-1 P4 P5 an ended job that waits for its bill holds its bound until the bill comes")
  final void anUnbilledJobHoldsTheBound() {
    Job job = created(aJob(1).boundedBy("2.00").build());
    Job unbilled = Samples.failedUnbilled(job);
    Lease lease = lease(job, unbilled, List.of());
    stores = reopen(stores);
    assertThat(ledger().balance()).isEqualTo(balance("2.00", "0"));
    write(lease, unbilled.settled(BilledCost.PENDING), List.of(settled(job, "0.30")));
    assertThat(ledger().balance()).isEqualTo(balance("0", "0.30"));
  }

  @Test
  @DisplayName("L-2 P4 a settled job holds nothing and counts what was billed")
  final void aSettledJobCountsItsBill() {
    Job job = created(aJob(1).boundedBy("2.00").build());
    lease(job, Samples.failed(job), List.of(settled(job, "1.25")));
    assertThat(ledger().balance()).isEqualTo(balance("0", "1.25"));
  }

  @Test
  @DisplayName("L-2 a bill above the hold is counted as it is")
  final void aBillAboveTheHoldIsCounted() {
    Job job = created(aJob(1).boundedBy("2.00").build());
    lease(job, Samples.failed(job), List.of(settled(job, "3.00")));
    assertThat(ledger().balance()).isEqualTo(balance("0", "3.00"));
  }

  @Test
  @DisplayName("L-3 P4 a released job holds and counts nothing")
  final void aReleasedJobCountsNothing() {
    Job job = created(aJob(1).boundedBy("2.00").build());
    lease(job, Samples.failed(job), List.of(released(job)));
    assertThat(ledger().balance()).isEqualTo(balance("0", "0"));
  }

  @Test
  @DisplayName("L-4 P4 the balance is the exact sum of the lines, to the last decimal")
  final void theBalanceIsExact() {
    Job settled = created(aJob(1).boundedBy("0.5").build());
    created(aJob(2).boundedBy("0.404641").build());
    created(aJob(3).boundedBy("123456789.000001").build());
    lease(settled, Samples.failed(settled), List.of(settled(settled, "0.000000000000000001")));
    stores = reopen(stores);
    assertThat(ledger().balance()).isEqualTo(balance("123456789.404642", "0.000000000000000001"));
    assertThat(ledger().balance()).isEqualTo(Balance.of(ledger().entries(), NOTHING.currency()));
  }

  @Test
  @DisplayName("L-5 writing the end of a hold twice changes nothing")
  final void aSecondEndChangesNothing() {
    Job job = created(aJob(1).boundedBy("2.00").build());
    Lease lease = lease(job, Samples.submitting(job), List.of(settled(job, "1.00")));
    List<LedgerEntry> lines = ledger().entries();
    lease = write(lease, Samples.submitted(job), List.of(settled(job, "1.00")));
    write(lease, Samples.submitted(job), List.of(settled(job, "1.50"), released(job)));
    assertThat(ledger().entries()).isEqualTo(lines).hasSize(2);
  }

  @Test
  @DisplayName("L-5 a line stays as it is whatever is written later")
  final void aLineStays() {
    Job job = created(aJob(1).labelled("spring").boundedBy("2.00").build());
    lease(job, Samples.failed(job), List.of(settled(job, "1.00")));
    List<LedgerEntry> before = ledger().entries(job.id());
    Job other = created(aJob(2).build());
    lease(other, Samples.failed(other), List.of(released(other)));
    stores = reopen(stores);
    assertThat(ledger().entries(job.id())).isEqualTo(before);
    assertThat(before).containsExactly(Hold.of(job).entry(), settled(job, "1.00"));
  }

  @Test
  @DisplayName("L-6 lines are told oldest first, of all jobs or of one")
  final void linesAreOldestFirst() {
    Job first = created(aJob(1).build());
    Job second = created(aJob(2).build());
    lease(first, Samples.failed(first), List.of(released(first)));
    stores = reopen(stores);
    assertThat(ledger().entries())
        .containsExactly(Hold.of(first).entry(), Hold.of(second).entry(), released(first));
    assertThat(ledger().entries(first.id()))
        .containsExactly(Hold.of(first).entry(), released(first));
    assertThat(ledger().entries(second.id())).containsExactly(Hold.of(second).entry());
    assertThat(ledger().entries(aJob(3).build().id())).isEmpty();
  }

  private Ledger ledger() {
    return stores.ledger();
  }

  private static Balance balance(String held, String billed) {
    return new Balance(Money.usd(held), Money.usd(billed));
  }

  private static LedgerEntry settled(Job job, String amount) {
    return LedgerEntry.settled(Hold.of(job), Money.usd(amount), "the bill", NOON.plusSeconds(9));
  }

  private static LedgerEntry released(Job job) {
    return LedgerEntry.released(Hold.of(job), "it failed", NOON.plusSeconds(9));
  }

  private Job created(Job job) {
    stores.jobs().create(job, List.of());
    return job;
  }

  private Lease lease(Job job, Job next, List<LedgerEntry> lines) {
    List<Lease> leases = stores.jobs().lease("worker", NOON, END, 100);
    leases.stream()
        .filter(lease -> !lease.job().id().equals(job.id()))
        .forEach(lease -> stores.jobs().release(lease, NOON));
    Lease own =
        leases.stream()
            .filter(lease -> lease.job().id().equals(job.id()))
            .findFirst()
            .orElseThrow();
    return write(own, next, lines);
  }

  private Lease write(Lease lease, Job next, List<LedgerEntry> lines) {
    return stores.jobs().write(lease, next, lines).orElseThrow();
  }
}
