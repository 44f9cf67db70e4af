package dev.avatars.ports.tck;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.request.Label;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.JobStore.Conflict;
import dev.avatars.ports.JobStore.Created;
import dev.avatars.ports.JobStore.Creation;
import dev.avatars.ports.JobStore.Existing;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.JobStore.OverBudget;
import dev.avatars.ports.UnreadableJobException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link JobStore}, rules J-1 to J-15. A durable store overrides {@link #reopen}
 * and {@link #damage}. One that frees the leases of processes that ended overrides {@link #beside},
 * too.
 *
 * <pre>{@code
 * class AcmeJobStoreTest extends JobStoreContract {
 *   @Override
 *   protected Stores open() {
 *     return new Stores(acmeJobs, acmeLedger);
 *   }
 * }
 * }</pre>
 */
public abstract class JobStoreContract {
  /** How many threads create jobs at once; each makes five attempts. */
  static final int CROWD = 200;

  private static final int ATTEMPTS = 5;
  private static final Instant NOON = Samples.NOON;
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Instant END = NOON.plusSeconds(120);
  private static final List<Budget> NO_BUDGETS = List.of();
  private static final List<LedgerEntry> NO_LINES = List.of();

  private Stores stores;

  /** A new and empty store; called once before each test. */
  protected abstract Stores open();

  /** The same store after its process ended and another began. */
  protected Stores reopen(Stores opened) {
    return opened;
  }

  /**
   * The same store as another process sees it while the first one still runs. A store that frees
   * the leases of a process that ended overrides it.
   */
  protected Stores beside(Stores opened) {
    return reopen(opened);
  }

  /**
   * Makes a job's record unreadable, as a fault of the disk or a newer program may. One that keeps
   * no records skips what is about them.
   */
  protected void damage(Stores opened, JobId job) {
    Assumptions.abort("this store keeps no records that could be damaged");
  }

  @BeforeEach
  final void openTheStore() {
    stores = open();
  }

  @Test
  @DisplayName("J-1 a created job is found as it was written, also after reopening")
  final void aCreatedJobIsFound() {
    Job job = aJob(1).labelled("spring:2026").build();
    assertThat(created(job)).isEqualTo(job);
    assertThat(jobs().find(job.id())).contains(job);
    stores = reopen(stores);
    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  @DisplayName("J-1 every later state is found as it was written, also after reopening")
  final void everyStateIsFound() {
    int ways = Samples.journeys(Samples.aPendingJob(0)).size();
    for (int way = 0; way < ways; way++) {
      travel(Samples.journeys(Samples.aPendingJob(way)).get(way));
    }
  }

  private void travel(List<Job> journey) {
    created(journey.get(0));
    Lease lease = leaseOf(journey.get(0).id(), NOON, END);
    for (Job next : journey.subList(1, journey.size())) {
      lease = written(lease, next, NO_LINES);
      assertThat(lease.job()).isEqualTo(next);
      stores = reopen(stores);
      assertThat(jobs().find(next.id())).contains(next);
    }
  }

  @Test
  @DisplayName("J-1 a job that was never created is not found")
  final void aStrangerIsNotFound() {
    created(aJob(1).build());
    assertThat(jobs().find(new JobId("stranger"))).isEmpty();
  }

  @Test
  @DisplayName("J-2 the same key with the same work is the existing job")
  final void theSameWishIsTheSameJob() {
    Job first = aJob(1).withKey("wish").build();
    Job again = aJob(2).withKey("wish").withTheWorkOf(1).build();
    created(first);
    assertThat(jobs().create(again, NO_BUDGETS)).isEqualTo(new Existing(first));
    assertThat(jobs().find(again.id())).isEmpty();
  }

  @Test
  @DisplayName("J-2 the existing job is answered also when the budget has no room for it twice")
  final void theSameWishNeedsNoSecondHold() {
    List<Budget> budgets = List.of(Budget.total(Money.usd("1.00")));
    Job first = aJob(1).withKey("wish").boundedBy("1.00").build();
    Job again = aJob(2).withKey("wish").withTheWorkOf(1).boundedBy("1.00").build();
    Expect.a(Created.class, jobs().create(first, budgets));
    assertThat(jobs().create(again, budgets)).isEqualTo(new Existing(first));
  }

  @Test
  @DisplayName("J-2 the same key with other work is a conflict")
  final void anotherWishUnderTheKeyIsAConflict() {
    Job first = aJob(1).withKey("wish").build();
    Job other = aJob(2).withKey("wish").build();
    created(first);
    assertThat(jobs().create(other, NO_BUDGETS)).isEqualTo(new Conflict(first));
    assertThat(jobs().find(other.id())).isEmpty();
  }

  @Test
  @DisplayName("J-2 of many creations with one key at the same moment one creates")
  final void ofManyOneCreates() {
    List<Creation> outcomes =
        Together.threads(16)
            .each(
                1,
                run ->
                    jobs().create(aJob(run).withKey("wish").withTheWorkOf(1).build(), NO_BUDGETS));
    List<Creation> created = outcomes.stream().filter(Created.class::isInstance).toList();
    assertThat(created).hasSize(1);
    Job winner = Expect.a(Created.class, created.get(0)).job();
    assertThat(outcomes.stream().filter(outcome -> !created.contains(outcome)))
        .hasSize(15)
        .containsOnly(new Existing(winner));
    assertThat(jobs().list(JobQuery.newest(100))).containsExactly(winner);
  }

  @Test
  @DisplayName("J-3 a created job has its hold, and one that was not created has none")
  final void aJobAndItsHoldAreOne() {
    List<Budget> budgets = List.of(Budget.total(Money.usd("1.00")));
    Job first = aJob(1).withKey("wish").boundedBy("1.00").labelled("spring").build();
    Job tooDear = aJob(2).boundedBy("0.01").build();
    Job conflict = aJob(3).withKey("wish").boundedBy("0.00").build();
    jobs().create(first, budgets);
    jobs().create(tooDear, budgets);
    jobs().create(conflict, budgets);
    stores = reopen(stores);
    assertThat(stores.ledger().entries()).containsExactly(Hold.of(first).entry());
    assertThat(jobs().list(JobQuery.newest(100))).containsExactly(first);
  }

  @Test
  @DisplayName("J-4 P4 a hold that would cross a budget creates nothing and says why")
  final void aFullBudgetCreatesNothing() {
    Budget budget = Budget.total(Money.usd("3.00"));
    for (int number = 1; number <= 3; number++) {
      Expect.a(Created.class, jobs().create(aDollar(number).build(), List.of(budget)));
    }
    Job tooMuch = aJob(4).boundedBy("0.000001").build();
    assertThat(jobs().create(tooMuch, List.of(budget)))
        .isEqualTo(new OverBudget(budget, Money.usd("3.00"), Money.usd("0.000001")));
    assertThat(jobs().find(tooMuch.id())).isEmpty();
    assertThat(jobs().lease("worker", NOON, END, 10)).hasSize(3);
  }

  @Test
  @DisplayName(
      "J-4 P4 a thousand holds of a dollar at once under a cap of 100 are granted 100 times")
  final void aCrowdCannotOverrunABudget() {
    List<Budget> budgets = List.of(Budget.total(Money.usd("100.00")));
    List<Creation> outcomes =
        Together.threads(CROWD).each(ATTEMPTS, run -> jobs().create(aDollar(run).build(), budgets));
    assertThat(outcomes).hasSize(1_000);
    assertThat(outcomes.stream().filter(Created.class::isInstance)).hasSize(100);
    assertThat(outcomes.stream().filter(OverBudget.class::isInstance)).hasSize(900);
    assertThat(jobs().list(JobQuery.newest(1_000))).hasSize(100);
  }

  @Test
  @DisplayName("J-4 a bill counts in place of its hold, and a released hold no more")
  final void endedHoldsMakeRoom() {
    List<Budget> budgets = List.of(Budget.total(Money.usd("2.00")));
    Job settled = aDollar(1).build();
    Job released = aDollar(2).build();
    jobs().create(settled, budgets);
    jobs().create(released, budgets);
    finish(settled, LedgerEntry.settled(Hold.of(settled), Money.usd("0.25"), "bill", NOON));
    finish(released, LedgerEntry.released(Hold.of(released), "failed", NOON));
    Job next = aJob(3).boundedBy("1.75").build();
    Job more = aJob(4).boundedBy("0.01").build();
    Expect.a(Created.class, jobs().create(next, budgets));
    Expect.a(OverBudget.class, jobs().create(more, budgets));
  }

  @Test
  @DisplayName("J-4 a monthly budget counts the month of the new job, in UTC")
  final void aMonthlyBudgetStartsAnew() {
    List<Budget> budgets = List.of(Budget.monthly(Money.usd("1.00")));
    Instant lastMoment = Instant.parse("2026-03-31T23:59:59.999Z");
    Instant firstMoment = Instant.parse("2026-04-01T00:00:00Z");
    Expect.a(Created.class, jobs().create(aDollar(1).createdAt(lastMoment).build(), budgets));
    Expect.a(OverBudget.class, jobs().create(aDollar(2).createdAt(lastMoment).build(), budgets));
    Expect.a(Created.class, jobs().create(aDollar(3).createdAt(firstMoment).build(), budgets));
  }

  @Test
  @DisplayName(
      "J-4 a labelled budget counts the jobs of its label only, and every budget has a say")
  final void everyBudgetHasASay() {
    Budget spring = Budget.labelled(new Label("spring"), Money.usd("1.00"));
    Budget all = Budget.total(Money.usd("2.00"));
    List<Budget> budgets = List.of(all, spring);
    Expect.a(Created.class, jobs().create(aDollar(1).labelled("spring").build(), budgets));
    Creation second = jobs().create(aDollar(2).labelled("spring").build(), budgets);
    assertThat(Expect.a(OverBudget.class, second).budget()).isEqualTo(spring);
    Expect.a(Created.class, jobs().create(aDollar(3).labelled("autumn").build(), List.of(all)));
    Creation fourth = jobs().create(aDollar(4).labelled("autumn").build(), List.of(all));
    assertThat(Expect.a(OverBudget.class, fourth).budget()).isEqualTo(all);
  }

  @Test
  @DisplayName(
      "J-5 due jobs are leased earliest due first, no more than asked, none before it is due")
  final void theEarliestDueComesFirst() {
    Job third = created(aJob(1).createdAt(NOON.plusSeconds(3)).build());
    Job first = created(aJob(2).createdAt(NOON.plusSeconds(1)).build());
    Job second = created(aJob(3).createdAt(NOON.plusSeconds(2)).build());
    assertThat(jobs().lease("worker", NOON, END, 10)).isEmpty();
    assertThat(leased("worker", NOON.plusSeconds(3), 2)).containsExactly(first, second);
    assertThat(leased("worker", NOON.plusSeconds(3), 2)).containsExactly(third);
  }

  @Test
  @DisplayName("J-5 only jobs in the states that were asked for are leased")
  final void onlyTheStatesAskedForAreLeased() {
    Job pending = created(aJob(1).build());
    Job other = created(aJob(2).build());
    Job submitting = Samples.submitting(other);
    jobs().release(written(leaseOf(other.id(), NOON, END), submitting, NO_LINES), NOON);
    jobs().release(leaseOf(pending.id(), NOON, END), LATER);
    assertThat(leased(LATER, Set.of(JobStatus.RENDERED))).isEmpty();
    assertThat(leased(LATER, Set.of(JobStatus.PENDING))).containsExactly(pending);
    assertThat(leased(LATER, Set.of(JobStatus.PENDING, JobStatus.SUBMITTING)))
        .containsExactly(submitting);
  }

  @Test
  @DisplayName("J-5 a leased job is not leased again before the lease ends, by whomever")
  final void aLeaseExcludesOthers() {
    Job job = created(aJob(1).build());
    assertThat(leased("worker", NOON, 10)).containsExactly(job);
    stores = beside(stores);
    assertThat(leased("worker", END.minusMillis(1), 10)).isEmpty();
    assertThat(leased("another", END.minusMillis(1), 10)).isEmpty();
    assertThat(leased("another", END, 10)).containsExactly(job);
  }

  @Test
  @DisplayName("J-5 a job that was given back is due again at the time that was told")
  final void aReleasedJobIsDueAgain() {
    Job job = created(aJob(1).build());
    jobs().release(leaseOf(job.id(), NOON, END), LATER);
    assertThat(leased("another", LATER.minusMillis(1), 10)).isEmpty();
    assertThat(leased("another", LATER, 10)).containsExactly(job);
  }

  @Test
  @DisplayName("J-5 a job can be leased by name before it is due, but not from under another lease")
  final void aJobIsLeasedByName() {
    Job job = created(aJob(1).createdAt(LATER).build());
    Lease lease = jobs().lease(job.id(), "worker", NOON, LATER).orElseThrow();
    assertThat(lease.job()).isEqualTo(job);
    assertThat(jobs().lease(job.id(), "worker", LATER.minusMillis(1), END)).isEmpty();
    assertThat(leased("another", LATER.minusMillis(1), 10)).isEmpty();
    assertThat(jobs().lease(job.id(), "another", LATER, END)).isPresent();
    assertThat(jobs().lease(new JobId("stranger"), "worker", NOON, END)).isEmpty();
  }

  @Test
  @DisplayName("J-5 of a crowd that leases one job by name one gets it")
  final void aCrowdGetsOneNamedLease() {
    Job job = created(aJob(1).build());
    List<Optional<Lease>> outcomes =
        Together.threads(16).each(1, run -> jobs().lease(job.id(), "worker-" + run, NOON, END));
    assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  @DisplayName("J-5 of a crowd of workers each job goes to one")
  final void aCrowdSharesTheJobs() {
    List<Job> all = IntStream.range(0, 100).mapToObj(this::createdNumber).toList();
    List<List<Lease>> shares =
        Together.threads(20).each(4, run -> jobs().lease("worker-" + run, NOON, END, 2));
    assertThat(shares).allSatisfy(share -> assertThat(share).hasSizeLessThanOrEqualTo(2));
    assertThat(shares.stream().flatMap(List::stream).map(lease -> lease.job().id()))
        .doesNotHaveDuplicates();
    shares.add(jobs().lease("last", NOON, END, 100));
    assertThat(shares.stream().flatMap(List::stream).map(Lease::job))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  @DisplayName("J-6 P6 a write under a lease that ended and was given to another changes nothing")
  final void aLateWriterIsTold() {
    Job job = created(aJob(1).build());
    Lease late = leaseOf(job.id(), NOON, LATER);
    Lease present = leaseOf(job.id(), LATER, END);
    assertThat(present.token()).isGreaterThan(late.token());
    assertThat(jobs().write(late, Samples.failed(job), NO_LINES)).isEmpty();
    assertThat(jobs().find(job.id())).contains(job);
    assertThat(jobs().write(present, Samples.submitting(job), NO_LINES)).isPresent();
  }

  @Test
  @DisplayName("J-6 a write under a lease that was given back changes nothing")
  final void aWriterWithoutALeaseIsTold() {
    Job job = created(aJob(1).build());
    Lease lease = leaseOf(job.id(), NOON, END);
    jobs().release(lease, LATER);
    assertThat(jobs().write(lease, Samples.failed(job), NO_LINES)).isEmpty();
    assertThat(jobs().find(job.id())).contains(job);
  }

  @Test
  @DisplayName("J-6 a lease can be written under once; each write answers the next one")
  final void aWriteAnswersTheNextLease() {
    Job job = created(aJob(1).build());
    Lease first = leaseOf(job.id(), NOON, END);
    Job submitting = Samples.submitting(job);
    Lease second = written(first, submitting, NO_LINES);
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(second.until()).isEqualTo(END);
    assertThat(jobs().write(first, Samples.failed(job), NO_LINES)).isEmpty();
    assertThat(jobs().find(job.id())).contains(submitting);
  }

  @Test
  @DisplayName("J-6 of many writes under one lease at the same moment one counts")
  final void ofManyWritersOneWrites() {
    Job job = created(aJob(1).build());
    Lease lease = leaseOf(job.id(), NOON, END);
    List<Optional<Lease>> outcomes =
        Together.threads(16).each(1, run -> jobs().write(lease, Samples.submitting(job), NO_LINES));
    assertThat(outcomes.stream().filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  @DisplayName("J-6 giving back a lost lease leaves the present one alone")
  final void aLateReleaseIsIgnored() {
    Job job = created(aJob(1).build());
    Lease late = leaseOf(job.id(), NOON, LATER);
    Lease present = leaseOf(job.id(), LATER, END);
    jobs().release(late, LATER);
    assertThat(leased("third", LATER.plusMillis(1), 10)).isEmpty();
    assertThat(jobs().write(present, Samples.submitting(job), NO_LINES)).isPresent();
  }

  @Test
  @DisplayName("J-7 a job's new state and its ledger line are written together")
  final void theStateAndTheLineAreOne() {
    Job job = created(aDollar(1).build());
    LedgerEntry line = LedgerEntry.settled(Hold.of(job), Money.usd("0.40"), "bill", LATER);
    Lease lease = leaseOf(job.id(), NOON, END);
    lease = written(lease, Samples.submitting(job), NO_LINES);
    Job done = Samples.succeeded(job, Money.usd("0.40"), LATER);
    written(lease, done, List.of(line));
    stores = reopen(stores);
    assertThat(jobs().find(job.id())).contains(done);
    assertThat(stores.ledger().entries(job.id())).containsExactly(Hold.of(job).entry(), line);
  }

  @Test
  @DisplayName("J-7 a write that is refused writes no ledger line either")
  final void aRefusedWriteWritesNoLine() {
    Job job = created(aDollar(1).build());
    Lease late = leaseOf(job.id(), NOON, LATER);
    leaseOf(job.id(), LATER, END);
    LedgerEntry line = LedgerEntry.released(Hold.of(job), "failed", NOON);
    assertThat(jobs().write(late, Samples.failed(job), List.of(line))).isEmpty();
    assertThat(stores.ledger().entries(job.id())).containsExactly(Hold.of(job).entry());
  }

  @Test
  @DisplayName("J-7 nobody sees the one without the other while they are being written")
  final void nobodySeesHalfAWrite() {
    List<Job> all = IntStream.range(0, 40).mapToObj(this::createdNumber).toList();
    List<Lease> leases = jobs().lease("writer", NOON, END, all.size());
    List<Boolean> halves =
        Together.threads(2)
            .each(all.size(), run -> run < all.size() ? writes(leases.get(run)) : seesHalf(all));
    assertThat(halves).doesNotContain(true);
  }

  private boolean writes(Lease lease) {
    Job job = lease.job();
    written(
        lease, Samples.failed(job), List.of(LedgerEntry.released(Hold.of(job), "failed", NOON)));
    return false;
  }

  private boolean seesHalf(List<Job> all) {
    return all.stream().anyMatch(this::isHalfWritten);
  }

  /** The line is read after the state, so an ended job without its line was written in halves. */
  private boolean isHalfWritten(Job job) {
    boolean ended = jobs().find(job.id()).orElseThrow().isEnded();
    return ended && stores.ledger().entries(job.id()).size() < 2;
  }

  @Test
  @DisplayName("J-8 P11 an ended job is never leased again, not even when it is woken")
  final void anEndedJobRests() {
    for (int number = 1; number <= 2; number++) {
      Job job = created(aJob(number).build());
      written(leaseOf(job.id(), NOON, LATER), Samples.failed(job), NO_LINES);
      assertThat(leased("another", END, 10)).isEmpty();
      jobs().wake(job.id(), NOON);
      assertThat(leased("another", END, 10)).isEmpty();
      assertThat(jobs().lease(job.id(), "another", END, END.plusSeconds(60))).isEmpty();
    }
  }

  @Test
  @DisplayName("J-8 P5 an ended job that waits for its bill is leased until the bill is written")
  final void anEndedJobWaitsForItsBill() {
    Job job = created(aJob(1).build());
    Job unbilled = Samples.failedUnbilled(job);
    jobs().release(written(leaseOf(job.id(), NOON, END), unbilled, NO_LINES), LATER);
    stores = reopen(stores);
    assertThat(leased("another", LATER.minusMillis(1), 10)).isEmpty();
    Lease lease = leaseOf(job.id(), LATER, END);
    assertThat(lease.job()).isEqualTo(unbilled);
    Lease last = written(lease, unbilled.settled(Samples.billed(Money.usd("1"))), NO_LINES);
    jobs().release(last, LATER);
    assertThat(leased("another", END.plusSeconds(1), 10)).isEmpty();
    assertThat(jobs().lease(job.id(), "another", END, END.plusSeconds(60))).isEmpty();
  }

  @Test
  @DisplayName("J-8 a job that ended and was given back is never leased again")
  final void anEndedJobThatWasGivenBackRests() {
    Job job = created(aJob(1).build());
    Lease last = written(leaseOf(job.id(), NOON, LATER), Samples.cancelled(job), NO_LINES);
    jobs().release(last, NOON);
    stores = reopen(stores);
    assertThat(leased("another", END, 10)).isEmpty();
  }

  @Test
  @DisplayName("J-9 P8 the latest job that succeeded is found by its work, and no other")
  final void theLatestSuccessIsFound() {
    Job failed = created(aJob(1).withTheWorkOf(7).build());
    Job early = created(aJob(2).withTheWorkOf(7).build());
    Job late = created(aJob(3).withTheWorkOf(7).createdAt(NOON.plusSeconds(1)).build());
    written(leaseOf(failed.id(), NOON, END), Samples.failed(failed), NO_LINES);
    assertThat(jobs().findSucceeded(failed.quote().fingerprint())).isEmpty();
    Job lateDone = succeed(late, NOON.plusSeconds(20));
    Job earlyDone = succeed(early, NOON.plusSeconds(10));
    assertThat(jobs().findSucceeded(early.quote().fingerprint())).contains(lateDone);
    assertThat(jobs().find(early.id())).contains(earlyDone);
    assertThat(jobs().findSucceeded(aJob(8).build().quote().fingerprint())).isEmpty();
  }

  @Test
  @DisplayName(
      "J-10 the next due time is the earliest: of free jobs when due, of leased ones the end")
  final void theNextDueTimeIsTold() {
    assertThat(jobs().nextDue()).isEmpty();
    Job early = created(aJob(1).build());
    created(aJob(2).createdAt(NOON.plusSeconds(30)).build());
    assertThat(jobs().nextDue()).contains(NOON);
    Lease lease = leaseOf(early.id(), NOON, LATER);
    assertThat(jobs().nextDue()).contains(NOON.plusSeconds(30));
    jobs().release(lease, NOON.plusSeconds(10));
    assertThat(jobs().nextDue()).contains(NOON.plusSeconds(10));
  }

  @Test
  @DisplayName("J-10 a leased job is due when its lease ends, and an ended one never")
  final void anEndedJobIsNeverDue() {
    Job job = created(aJob(1).build());
    Lease lease = leaseOf(job.id(), NOON, END);
    assertThat(jobs().nextDue()).contains(END);
    written(lease, Samples.failed(job), NO_LINES);
    assertThat(jobs().nextDue()).isEmpty();
  }

  @Test
  @DisplayName("J-10 the next due time is told of the states that were asked for")
  final void theNextDueTimeOfSomeStatesIsTold() {
    Job job = created(aJob(1).build());
    Job unbilled = created(aJob(2).build());
    Lease lease = leaseOf(unbilled.id(), NOON, END);
    jobs().release(written(lease, Samples.failedUnbilled(unbilled), NO_LINES), LATER);
    jobs().release(leaseOf(job.id(), NOON, END), LATER.plusSeconds(1));
    assertThat(jobs().nextDue()).contains(LATER);
    assertThat(jobs().nextDue(Set.of(JobStatus.FAILED))).contains(LATER);
    assertThat(jobs().nextDue(Set.of(JobStatus.PENDING))).contains(LATER.plusSeconds(1));
    assertThat(jobs().nextDue(Set.of(JobStatus.SUBMITTED, JobStatus.CANCELLED))).isEmpty();
  }

  @Test
  @DisplayName("J-11 waking makes a job due earlier and never later")
  final void wakingMakesDueEarlier() {
    Job job = created(aJob(1).build());
    jobs().release(leaseOf(job.id(), NOON, END), END);
    jobs().wake(job.id(), END.plusSeconds(1));
    assertThat(jobs().nextDue()).contains(END);
    jobs().wake(job.id(), LATER);
    assertThat(leased("another", LATER.minusMillis(1), 10)).isEmpty();
    assertThat(leased("another", LATER, 10)).containsExactly(job);
  }

  @Test
  @DisplayName("J-11 waking takes no lease away and ignores strangers")
  final void wakingTakesNoLease() {
    Job job = created(aJob(1).build());
    Lease lease = leaseOf(job.id(), NOON, END);
    jobs().wake(job.id(), NOON);
    jobs().wake(new JobId("stranger"), NOON);
    assertThat(leased("another", LATER, 10)).isEmpty();
    assertThat(jobs().write(lease, Samples.submitting(job), NO_LINES)).isPresent();
  }

  @Test
  @DisplayName("J-12 a list is newest first, of the states asked for, and no longer than asked")
  final void aListIsNewestFirst() {
    Job oldest = created(aJob(1).createdAt(NOON).build());
    Job middle = created(aJob(2).createdAt(NOON.plusSeconds(1)).build());
    Job newest = created(aJob(3).createdAt(NOON.plusSeconds(2)).build());
    Job failed = Samples.failed(middle);
    written(leaseOf(middle.id(), LATER, END), failed, NO_LINES);
    assertThat(jobs().list(JobQuery.newest(100))).containsExactly(newest, failed, oldest);
    assertThat(jobs().list(JobQuery.newest(2))).containsExactly(newest, failed);
    assertThat(jobs().list(new JobQuery(Set.of(JobStatus.PENDING), 100)))
        .containsExactly(newest, oldest);
    assertThat(jobs().list(new JobQuery(Set.of(JobStatus.RENDERED), 100))).isEmpty();
  }

  @Test
  @DisplayName("J-12 a count is of the states asked for, or of all")
  final void aCountIsOfTheStatesAskedFor() {
    assertThat(jobs().count(Set.of())).isZero();
    created(aJob(1).build());
    Job failed = created(aJob(2).build());
    written(leaseOf(failed.id(), NOON, END), Samples.failed(failed), NO_LINES);
    assertThat(jobs().count(Set.of())).isEqualTo(2);
    assertThat(jobs().count(Set.of(JobStatus.FAILED, JobStatus.RENDERED))).isEqualTo(1);
    assertThat(jobs().count(Set.of(JobStatus.RENDERED))).isZero();
  }

  @Test
  @DisplayName("J-14 a record that cannot be read stops neither lists nor leases of the others")
  final void anUnreadableRecordStopsNobody() {
    Job damaged = created(aJob(1).build());
    Job whole = created(aJob(2).build());
    damage(stores, damaged.id());
    for (int round = 0; round < 2; round++) {
      assertThat(jobs().list(JobQuery.newest(10))).containsExactly(whole);
      assertThat(jobs().unreadable(JobQuery.newest(10))).containsExactly(damaged.id());
      assertThat(jobs().due(LATER, 1)).containsExactly(whole.id());
      stores = reopen(stores);
    }
    assertThat(leased("worker", LATER, 1)).containsExactly(whole);
    assertThat(leased("another", LATER, 1)).isEmpty();
    assertThat(jobs().nextDue()).hasValueSatisfying(due -> assertThat(due).isAfter(LATER));
  }

  @Test
  @DisplayName("J-14 asking for a job whose record cannot be read names it; its hold counts")
  final void anUnreadableRecordIsNamedAndHeld() {
    Job damaged = created(aJob(1).build());
    damage(stores, damaged.id());
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> jobs().find(damaged.id()))
        .withMessageContaining(damaged.id().value())
        .satisfies(unread -> assertThat(unread.job()).isEqualTo(damaged.id()));
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> jobs().lease(damaged.id(), "worker", LATER, END));
    Money bound = damaged.quote().upperBound();
    assertThat(stores.ledger().balance().held()).isEqualTo(bound);
    assertThat(jobs().create(aJob(2).build(), List.of(Budget.total(bound))))
        .isInstanceOf(OverBudget.class);
  }

  @Test
  @DisplayName("J-15 the bill of a job at rest is written with the job, once")
  final void theBillOfAJobAtRestIsWrittenOnce() {
    Job gone = atRest(created(aJob(1).build()));
    Money billed = gone.quote().expected();
    Job known = gone.billed(typedIn(billed));
    assertThat(jobs().settle(known, line(known, billed))).isTrue();
    assertThat(jobs().settle(known, line(known, gone.quote().upperBound()))).isFalse();
    stores = reopen(stores);
    assertThat(jobs().find(gone.id())).contains(known);
    Balance balance = stores.ledger().balance();
    assertThat(balance.billed()).isEqualByComparingTo(billed);
    assertThat(balance.held()).isEqualByComparingTo(Money.usd("0"));
  }

  @Test
  @DisplayName("J-15 a job that is not at rest, or that there is not, is not settled")
  final void aJobUnderWayIsNotSettled() {
    Job pending = created(aJob(1).build());
    Money bound = pending.quote().upperBound();
    assertThat(jobs().settle(pending, line(pending, bound))).isFalse();
    Job stranger = aJob(2).build();
    assertThat(jobs().settle(stranger, line(stranger, bound))).isFalse();
    assertThat(jobs().find(pending.id())).contains(pending);
    assertThat(stores.ledger().balance().held()).isEqualTo(bound);
  }

  private Job atRest(Job pending) {
    JobState.Failed end =
        new JobState.Failed(LATER, Failure.of(FailureCode.ABANDONED, "let go", Spend.POSSIBLE));
    Job gone = pending.moved(end);
    jobs().release(written(leaseOf(pending.id(), NOON, END), gone, NO_LINES), NOON);
    return gone;
  }

  private static BilledCost.Known typedIn(Money amount) {
    return new BilledCost.Known(amount, BigDecimal.ZERO, "typed in");
  }

  private static LedgerEntry line(Job job, Money billed) {
    return LedgerEntry.settled(Hold.of(job), billed, "typed in", LATER);
  }

  @Test
  @DisplayName("J-13 due jobs are told earliest first, no more than asked, and stay free")
  final void dueJobsAreToldAndStayFree() {
    Job late = created(aJob(1).createdAt(NOON.plusSeconds(20)).build());
    Job early = created(aJob(2).createdAt(NOON.plusSeconds(10)).build());
    created(aJob(3).createdAt(END).build());
    assertThat(jobs().due(NOON, 10)).isEmpty();
    assertThat(jobs().due(LATER, 10)).containsExactly(early.id(), late.id());
    assertThat(jobs().due(LATER, 1)).containsExactly(early.id());
    assertThat(leased("another", LATER, 10)).containsExactlyInAnyOrder(early, late);
  }

  @Test
  @DisplayName("J-13 a leased job is due when its lease ends, and one at rest never")
  final void aLeasedJobIsDueWhenItsLeaseEnds() {
    Job job = created(aJob(1).build());
    Lease lease = leaseOf(job.id(), NOON, END);
    assertThat(jobs().due(LATER, 10)).isEmpty();
    assertThat(jobs().due(END, 10)).containsExactly(job.id());
    written(lease, Samples.failed(job), NO_LINES);
    assertThat(jobs().due(END, 10)).isEmpty();
  }

  private JobStore jobs() {
    return stores.jobs();
  }

  private static JobBuilder aDollar(int number) {
    return aJob(number).boundedBy("1.00");
  }

  private Job createdNumber(int number) {
    return created(aJob(number).build());
  }

  private Job created(Job job) {
    return Expect.a(Created.class, jobs().create(job, NO_BUDGETS)).job();
  }

  private List<Job> leased(String worker, Instant now, int most) {
    Instant until = now.plus(Duration.between(NOON, END));
    return jobs().lease(worker, now, until, most).stream().map(Lease::job).toList();
  }

  /** What is leased in some states; it is given back at once. */
  private List<Job> leased(Instant now, Set<JobStatus> statuses) {
    List<Lease> leases = jobs().lease("worker", now, END, 10, statuses);
    leases.forEach(lease -> jobs().release(lease, now.plusSeconds(1)));
    return leases.stream().map(Lease::job).toList();
  }

  /** A lease of one job; whatever else is due is given back at once. */
  private Lease leaseOf(JobId id, Instant now, Instant until) {
    List<Lease> leases = jobs().lease("worker", now, until, 100);
    leases.stream()
        .filter(lease -> !lease.job().id().equals(id))
        .forEach(lease -> jobs().release(lease, lease.job().createdAt()));
    return leases.stream()
        .filter(lease -> lease.job().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("job " + id + " is due but was not leased"));
  }

  private Lease written(Lease lease, Job next, List<LedgerEntry> lines) {
    return jobs()
        .write(lease, next, lines)
        .orElseThrow(() -> new AssertionError("a write under a present lease was refused"));
  }

  private void finish(Job job, LedgerEntry line) {
    written(leaseOf(job.id(), NOON, END), Samples.failed(job), List.of(line));
  }

  private Job succeed(Job job, Instant at) {
    Lease lease = leaseOf(job.id(), at, at.plusSeconds(60));
    Job done = Samples.succeeded(job, Money.usd("0.15"), at);
    written(written(lease, Samples.submitting(job), NO_LINES), done, NO_LINES);
    return done;
  }
}
