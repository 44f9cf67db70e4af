package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.application.BatchOutcome.End;
import dev.avatars.application.BatchPlan.Standing;
import dev.avatars.application.BatchScene.Heard;
import dev.avatars.application.BatchScene.Pages;
import dev.avatars.application.BatchScene.Rows;
import dev.avatars.application.BatchSettings.Changes;
import dev.avatars.application.BatchSettings.OnCap;
import dev.avatars.application.BatchSettings.OnError;
import dev.avatars.application.BatchSettings.Retry;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.fake.Misfortune;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P20: rows are ordinary jobs; a batch plans them, begins them, and goes on where it stood. */
@Timeout(120)
class BatchesTest {
  @TempDir Path folder;

  private StudioScene scene;
  private final Pages journal = new Pages();
  private final Heard heard = new Heard();

  @BeforeEach
  void open() {
    scene = new StudioScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Path clips() {
    return folder.resolve("clips");
  }

  private BatchSettings settings() {
    return BatchSettings.into(clips());
  }

  private BatchPlan plan(Rows rows, BatchSettings settings) {
    return scene.studio().batches().plan(rows, Optional.of(journal), settings, heard);
  }

  private BatchOutcome run(Rows rows, BatchSettings settings) {
    return scene.studio().batches().run(rows, journal, settings, heard).await();
  }

  private Rows rows(int count) {
    Rows rows = new Rows();
    IntStream.rangeClosed(1, count)
        .forEach(number -> rows.row("row" + number, scene.draft(number)));
    return rows;
  }

  private RowRecord record(String row) {
    return journal.find(row).orElseThrow();
  }

  private List<Job> jobs() {
    return scene.studio().jobs().newest(1_000);
  }

  @Test
  @DisplayName("P20 a plan prices every row, by model and in all, and costs nothing")
  void aPlanPricesTheWhole() {
    Rows rows = rows(3).row("pro", scene.draft(1).withTier(Tier.PRO));
    BatchPlan plan = plan(rows, settings());
    Quote standard = scene.studio().quote(scene.draft(1));
    Quote pro = scene.studio().quote(scene.draft(1).withTier(Tier.PRO));
    assertThat(plan.rows()).isEqualTo(4);
    assertThat(plan.count(Standing.TO_BUY)).isEqualTo(4);
    assertThat(plan.sums()).hasSize(2);
    assertThat(plan.sums().get(1).expected()).isEqualTo(pro.expected());
    assertThat(plan.sums().get(1).upperBound()).isEqualTo(pro.upperBound());
    assertThat(plan.expected().isMoreThan(standard.expected().plus(pro.expected()))).isTrue();
    assertThat(plan.upperBound()).isEqualTo(plan.sums().get(0).upperBound().plus(pro.upperBound()));
    assertThat(plan.time(1)).isGreaterThan(plan.time(2));
    assertThat(plan.time(1_000)).isEqualTo(plan.longest());
    assertThat(jobs()).isEmpty();
    assertThat(clips()).doesNotExist();
  }

  @Test
  @DisplayName("P20 every fault of every row is told at once with its line and column")
  void faultsAreToldAtOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("note.txt"), "no picture");
    AvatarDraft good = scene.draft(1);
    Rows rows =
        new Rows()
            .row("good", good)
            .fault("tier")
            .row("gone", AvatarDraft.of(folder.resolve("gone.png"), folder.resolve("gone.wav")))
            .row("text", AvatarDraft.of(text, good.speech().path()))
            .row("good", "other.mp4", scene.draft(2))
            .row("same-place", "GOOD.mp4", scene.draft(3));
    BatchPlan plan = plan(rows, settings());
    assertThat(plan.faulty()).isEqualTo(5);
    assertThat(plan.count(Standing.TO_BUY)).isEqualTo(1);
    assertThat(plan.upperBound()).isEqualTo(scene.studio().quote(good).upperBound());
    assertThat(heard.faults)
        .anyMatch(fault -> fault.startsWith("line 3, tier: found"))
        .anyMatch(fault -> fault.startsWith("line 4, image: found"))
        .anyMatch(fault -> fault.startsWith("line 4, audio: found"))
        .anyMatch(fault -> fault.startsWith("line 5, image: found"))
        .contains("line 6, name: found 'good', as on line 2; allowed: one of its own")
        .contains("line 7, output: found 'good.mp4', as on line 2; allowed: one of its own");
  }

  @Test
  @DisplayName("P20 a row that cannot be read is measured, and one without its files is compared")
  void faultsOfAllKindsAreToldAtOnce() {
    AvatarDraft gone = AvatarDraft.of(folder.resolve("gone.png"), folder.resolve("gone.wav"));
    Rows rows = new Rows().row("anna", scene.draft(1)).fault("tier", gone).row("anna", gone);
    BatchPlan plan = plan(rows, settings());
    assertThat(plan.faulty()).isEqualTo(2);
    assertThat(heard.faults)
        .hasSize(7)
        .anyMatch(fault -> fault.startsWith("line 3, tier: found"))
        .anyMatch(fault -> fault.startsWith("line 3, image: found"))
        .anyMatch(fault -> fault.startsWith("line 3, audio: found"))
        .anyMatch(fault -> fault.startsWith("line 4, image: found"))
        .anyMatch(fault -> fault.startsWith("line 4, audio: found"))
        .anyMatch(fault -> fault.startsWith("line 4, name: found 'anna', as on line 2"))
        .anyMatch(fault -> fault.startsWith("line 4, output: found 'anna.mp4', as on line 2"));
  }

  @Test
  @DisplayName("P20 with one faulty row nothing is begun")
  void aFaultyRowBeginsNothing() {
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(() -> run(rows(3).fault("tier"), settings()))
        .withMessageContaining("1 of 4 rows that cannot be made");
    assertThat(jobs()).isEmpty();
  }

  @Test
  @DisplayName("P20 a run ends with every video in its place, and the ledger agrees with the rows")
  void aRunMakesEveryVideo() {
    BatchOutcome outcome = run(rows(6), settings());
    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(6);
    Balance balance = scene.studio().balance();
    assertThat(outcome.last().billed()).isEqualTo(balance.billed());
    assertThat(outcome.last().held()).isEqualTo(balance.held()).isEqualTo(Money.usd("0"));
    assertThat(journal.records())
        .hasSize(6)
        .allSatisfy(
            row -> {
              Path file = clips().resolve(row.output().value());
              assertThat(file).hasSize(row.video().orElseThrow().bytes());
              assertThat(row.handedOver()).isPresent();
            });
    assertThat(jobs())
        .allSatisfy(job -> assertThat(job.labels()).contains(new Rows().name().label()));
    assertThat(heard.progress).extracting(BatchProgress::phase).contains(BatchProgress.Phase.ENDED);
  }

  @Test
  @DisplayName("P20 the same run again costs nothing and leaves finished rows as they are")
  void theSameRunAgainIsDone() throws IOException {
    run(rows(3), settings());
    Files.delete(clips().resolve("row2.mp4"));
    BatchPlan plan = plan(rows(3), settings());
    assertThat(plan.count(Standing.DONE)).isEqualTo(2);
    assertThat(plan.count(Standing.BOUGHT)).isEqualTo(1);
    assertThat(plan.upperBound()).isEqualTo(Money.usd("0"));
    BatchOutcome outcome = run(rows(3), settings());
    assertThat(outcome.isComplete()).isTrue();
    assertThat(clips().resolve("row2.mp4")).exists();
    assertThat(scene.bought()).isEqualTo(3);
    assertThat(outcome.last().billed()).isEqualTo(scene.studio().balance().billed());
  }

  @Test
  @DisplayName("P20 a lost journal costs work and no second payment")
  void aLostJournalCostsNothing() {
    run(rows(3), settings());
    Pages lost = new Pages();
    BatchSettings replacing = settings().withExisting(BatchSettings.Existing.REPLACED);
    BatchOutcome outcome = scene.studio().batches().run(rows(3), lost, replacing, heard).await();
    assertThat(outcome.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(3);
  }

  @Test
  @DisplayName("P20 the same work in two rows is bought once and lies in both places")
  void theSameWorkIsBoughtOnce() {
    Rows rows = rows(2).row("again", scene.draft(1));
    assertThat(plan(rows, settings()).count(Standing.SHARED)).isEqualTo(1);
    BatchOutcome outcome = run(rows, settings());
    assertThat(outcome.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(2);
    assertThat(clips().resolve("again.mp4")).hasSameBinaryContentAs(clips().resolve("row1.mp4"));
    assertThat(record("again").billed()).contains(Money.usd("0"));
    assertThat(outcome.last().billed()).isEqualTo(scene.studio().balance().billed());
  }

  @Test
  @DisplayName("P20 a row whose inputs changed is refused with the difference, or accepted")
  void changesAreRefused() {
    run(rows(2), settings());
    Rows changed = new Rows().row("row1", scene.draft(7)).row("row2", scene.draft(2));
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(() -> run(changed, settings()))
        .withMessageContaining("1 of 2 rows that changed");
    assertThat(heard.changes)
        .singleElement()
        .satisfies(
            change ->
                assertThat(change).startsWith("row1: portrait was 'sha-256").contains("speech"));
    assertThat(scene.bought()).isEqualTo(2);
    BatchOutcome outcome = run(changed, settings().withChanges(Changes.ACCEPTED));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(3);
  }

  @Test
  @DisplayName("P20 a budget below the whole begins nothing")
  void aSmallBudgetBeginsNothing() {
    Money bound = scene.studio().quote(scene.draft(1)).upperBound();
    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> run(rows(3), settings().withBudget(bound)))
        .withMessageContaining("the budget is");
    assertThat(scene.bought()).isZero();
    assertThat(scene.studio().balance().committed()).isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P20 a studio's budget without room for the last row gives the others back")
  void aStudiosBudgetBeginsNothing() {
    Money bound = scene.studio().quote(scene.draft(1)).upperBound();
    scene.with(Budget.total(bound.plus(bound)));
    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> run(rows(4), settings()))
        .withMessageContaining("nothing was begun");
    assertThat(scene.bought()).isZero();
    assertThat(scene.studio().balance().committed()).isEqualTo(Money.usd("0"));
    assertThat(jobs()).allMatch(job -> job.status() == JobStatus.CANCELLED);
  }

  @Test
  @DisplayName("P20 told to finish, rows begin as long as the budget has room, never beyond")
  void toldToFinishItStaysBelowTheCap() {
    Money bound = scene.studio().quote(scene.draft(1)).upperBound();
    Money cap = bound.plus(bound);
    BatchOutcome outcome = run(rows(5), settings().withBudget(cap).withOnCap(OnCap.FINISH));
    int done = outcome.last().count(RowStatus.DONE);
    assertThat(done).isBetween(1, 4);
    assertThat(outcome.last().count(RowStatus.OVER_BUDGET)).isEqualTo(5 - done);
    assertThat(scene.bought()).isEqualTo(done);
    assertThat(scene.studio().balance().committed().isMoreThan(cap)).isFalse();
    BatchOutcome rest = run(rows(5), settings().withBudget(Money.usd("50")));
    assertThat(rest.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(5);
  }

  @Test
  @DisplayName("P20 a row above the limit for one is a fault that allowing more would mend")
  void rowsHaveALimit() {
    BatchPlan plan = plan(rows(2), settings().withMaxCostPerRow(Money.usd("0.000001")));
    assertThat(plan.faulty()).isEqualTo(2);
    assertThat(heard.faults)
        .allMatch(fault -> fault.contains(", " + BatchPlan.COST + ": found at most $"));
  }

  @Test
  @DisplayName("P20 a row that fails does not fail the others, and is tried again for free")
  void aBadRowFailsAlone() {
    scene.world.next(Misfortune.REFUSES_THE_REQUEST);
    BatchOutcome outcome = run(rows(4), settings());
    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(outcome.last().count(RowStatus.DONE)).isEqualTo(3);
    assertThat(outcome.last().count(RowStatus.FAILED)).isEqualTo(1);
    RowRecord failed =
        journal.records().filter(row -> row.status() == RowStatus.FAILED).findFirst().orElseThrow();
    assertThat(failed.trouble().orElseThrow().spend()).isEqualTo(Spend.NONE);
    assertThat(failed.trouble().orElseThrow().nextStep()).isNotBlank();
    assertThat(run(rows(4), settings()).isComplete()).isTrue();
  }

  @Test
  @DisplayName("P6 a row that failed and may have cost something is not tried again unasked")
  void aPaidFailureIsLeft() {
    scene.world.next(Misfortune.LOSES_THE_VIDEO);
    run(rows(1), settings());
    assertThat(plan(rows(1), settings()).count(Standing.FAILED)).isEqualTo(1);
    run(rows(1), settings());
    assertThat(scene.bought()).isEqualTo(1);
    assertThat(run(rows(1), settings().withRetry(Retry.ALL)).isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(2);
  }

  @Test
  @DisplayName("P20 once stopped, what waits is cancelled for free and what runs is finished")
  void stoppingKeepsWhatRuns() {
    AvatarStudio studio = scene.built(scene.builder().flow(new Flow(2, 1, 2, 1, 1)));
    CompletableFuture<BatchRun> handle = new CompletableFuture<>();
    BatchListener stopping =
        new BatchListener() {
          @Override
          public void moved(RowRecord row) {
            if (row.status() == RowStatus.DONE) {
              handle.join().stop();
            }
          }
        };
    handle.complete(studio.batches().run(rows(40), journal, settings(), stopping));
    BatchOutcome outcome = handle.join().await();
    assertThat(outcome.end()).isEqualTo(End.STOPPED);
    int done = outcome.last().count(RowStatus.DONE);
    assertThat(done).isBetween(1, 39).isEqualTo(scene.bought());
    assertThat(outcome.last().count(RowStatus.CANCELLED)).isEqualTo(40 - done);
    assertThat(outcome.last().held()).isEqualTo(Money.usd("0"));
    assertThat(run(rows(40), settings()).isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(40);
  }

  @Test
  @DisplayName("P20 left at once, jobs stay as they are and the next run goes on with them")
  void leavingKeepsEverything() {
    CompletableFuture<BatchRun> handle = new CompletableFuture<>();
    BatchListener leaving =
        new BatchListener() {
          @Override
          public void moved(RowRecord row) {
            handle.join().leave();
          }
        };
    handle.complete(scene.studio().batches().run(rows(5), journal, settings(), leaving));
    assertThat(handle.join().await().end()).isEqualTo(End.STOPPED);
    scene.built(scene.builder().chance(new SplittableRandom(12)));
    assertThat(run(rows(5), settings()).isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(5);
  }

  @Test
  @DisplayName("P20 stopped while the rows are checked, nothing is spent")
  void stoppingACheckSpendsNothing() {
    CompletableFuture<BatchRun> handle = new CompletableFuture<>();
    BatchListener stopping =
        new BatchListener() {
          @Override
          public void progress(BatchProgress now) {
            handle.join().stop();
          }
        };
    handle.complete(scene.studio().batches().run(rows(5), journal, settings(), stopping));
    assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> handle.join().await());
    assertThat(jobs()).isEmpty();
  }

  @Test
  @DisplayName(
      "P20 told to stop on an error, rows that were not handed over are cancelled for free")
  void anErrorStopsTheRest() {
    scene.built(scene.builder().flow(new Flow(1, 1, 1, 1, 1)));
    scene.world.next(Misfortune.REFUSES_THE_REQUEST);
    BatchOutcome outcome = run(rows(40), settings().withOnError(OnError.STOP));
    assertThat(outcome.end()).isEqualTo(End.STOPPED);
    assertThat(outcome.last().count(RowStatus.FAILED)).isEqualTo(1);
    assertThat(outcome.last().count(RowStatus.CANCELLED)).isPositive();
    assertThat(outcome.last().held()).isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P20 account trouble pauses the rest, and the next run goes on once it is mended")
  void accountTroublePauses() {
    scene.world.next(Misfortune.LOCKS_THE_ACCOUNT);
    BatchOutcome outcome = run(rows(4), settings());
    assertThat(outcome.end()).isEqualTo(End.PAUSED);
    assertThat(outcome.last().count(RowStatus.PAUSED)).isPositive();
    assertThat(journal.records().flatMap(row -> row.trouble().stream()))
        .allSatisfy(trouble -> assertThat(trouble.spend()).isEqualTo(Spend.NONE));
    scene.world.unlockAccount();
    scene.built(scene.builder().chance(new SplittableRandom(12)));
    assertThat(run(rows(4), settings()).isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(4);
  }

  @Test
  @DisplayName("P6 lost replies in a batch are found by evidence, and no row is bought twice")
  void lostRepliesAreFound() {
    scene.world.script(Misfortune.LOSES_THE_REPLY.onCall(2), Misfortune.LOSES_THE_REPLY.onCall(3));
    BatchOutcome outcome = run(rows(5), settings());
    assertThat(outcome.isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(5);
  }

  @Test
  @DisplayName("P10 a bill that comes after the run is written by a refresh")
  void lateBillsAreRefreshed() {
    scene.world.next(Misfortune.TELLS_THE_BILL_LATE);
    BatchOutcome outcome = run(rows(1), settings());
    assertThat(outcome.isComplete()).isTrue();
    scene.drivenToRest(record("row1").job().orElseThrow());
    scene.studio().batches().refresh(journal);
    assertThat(record("row1").billed()).contains(scene.studio().balance().billed());
    assertThat(scene.studio().batches().refresh(journal)).isZero();
  }

  @Test
  @DisplayName("P9 a video that cannot be copied is kept, told, and copied for free the next time")
  void aFullFolderLosesNothing() throws IOException {
    Files.createDirectories(clips());
    Path inTheWay = Files.writeString(clips().resolve("sub"), "a file where a folder should be");
    Rows rows = new Rows().row("row1", "sub/row1.mp4", scene.draft(1));
    run(rows, settings());
    assertThat(record("row1").status()).isEqualTo(RowStatus.FAILED);
    assertThat(record("row1").trouble().orElseThrow().sentence()).contains("is kept");
    Files.delete(inTheWay);
    assertThat(run(rows, settings()).isComplete()).isTrue();
    assertThat(scene.bought()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "P6 a paid failure is not bought again without its journal, nor by a twin of its row")
  void aPaidFailureIsKnownToTheStore() {
    scene.world.next(Misfortune.LOSES_THE_VIDEO);
    run(rows(1), settings());
    assertThat(scene.bought()).isEqualTo(1);
    BatchOutcome lost =
        scene.studio().batches().run(rows(1), new Pages(), settings(), heard).await();
    assertThat(lost.last().count(RowStatus.FAILED)).isEqualTo(1);
    BatchOutcome twin = run(rows(1).row("twin", scene.draft(1)), settings());
    assertThat(twin.last().count(RowStatus.FAILED)).isEqualTo(2);
    assertThat(scene.bought()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "P1 rows that come after the whole was priced refuse the batch, and nothing is bought")
  void theRunIsBoundToThePlan() {
    Rows rows = rows(3);
    BatchListener growing =
        new BatchListener() {
          @Override
          public void planned(BatchPlan plan) {
            rows.row("late", scene.draft(9));
          }
        };
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(() -> scene.studio().batches().run(rows, journal, settings(), growing).await())
        .withMessageContaining("changed since they were priced")
        .withMessageContaining("nothing was begun");
    assertThat(scene.bought()).isZero();
    assertThat(scene.studio().balance().committed()).isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P20 accepted changes buy the new work and take the old back where it waits")
  void acceptedChangesReplace() {
    CompletableFuture<BatchRun> handle = new CompletableFuture<>();
    BatchListener leaving =
        new BatchListener() {
          @Override
          public void progress(BatchProgress now) {
            if (now.phase() == BatchProgress.Phase.HOLDING) {
              handle.join().leave();
            }
          }
        };
    scene.built(scene.builder().drivenElsewhere());
    handle.complete(scene.studio().batches().run(rows(1), journal, settings(), leaving));
    handle.join().await();
    scene.built(scene.builder().chance(new SplittableRandom(12)));
    Rows changed = new Rows().row("row1", scene.draft(5));
    assertThat(run(changed, settings().withChanges(Changes.ACCEPTED)).isComplete()).isTrue();
    scene.studio().work();
    assertThat(scene.bought()).isEqualTo(1);
    assertThat(jobs()).extracting(Job::status).contains(JobStatus.CANCELLED);
  }

  @Test
  @DisplayName("P20 a listener that throws ends the batch, and what waits is taken back")
  void aFailedRunTakesBackWhatWaits() {
    scene.built(scene.builder().flow(new Flow(1, 1, 1, 1, 1)));
    BatchListener failing =
        new BatchListener() {
          @Override
          public void moved(RowRecord row) {
            if (row.status() == RowStatus.DONE) {
              throw new IllegalStateException("the listener's own fault");
            }
          }
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> scene.studio().batches().run(rows(40), journal, settings(), failing).await());
    assertThat(jobs()).noneMatch(job -> job.status() == JobStatus.PENDING);
    assertThat(scene.bought()).isLessThan(40);
  }

  @Test
  @DisplayName("P20 stopped while money is held, nothing is handed over")
  void stoppingAHoldBuysNothing() {
    CompletableFuture<BatchRun> handle = new CompletableFuture<>();
    BatchListener stopping =
        new BatchListener() {
          @Override
          public void progress(BatchProgress now) {
            if (now.phase() == BatchProgress.Phase.HOLDING) {
              handle.join().stop();
            }
          }
        };
    handle.complete(scene.studio().batches().run(rows(5), journal, settings(), stopping));
    assertThat(handle.join().await().end()).isEqualTo(End.STOPPED);
    assertThat(scene.bought()).isZero();
    assertThat(scene.studio().balance().committed()).isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P20 who paid for shared work goes on doing so, whichever row is run again")
  void thePayerStays() throws IOException {
    Files.createDirectories(clips());
    Path inTheWay = Files.writeString(clips().resolve("sub"), "in the way");
    Rows rows = new Rows().row("row1", scene.draft(1)).row("row2", "sub/2.mp4", scene.draft(1));
    run(rows, settings());
    Files.delete(inTheWay);
    BatchOutcome outcome = run(rows, settings());
    assertThat(outcome.isComplete()).isTrue();
    assertThat(record("row2").billed()).contains(Money.usd("0"));
    assertThat(outcome.last().billed()).isEqualTo(scene.studio().balance().billed());
  }

  @Test
  @DisplayName("P20 rows that are done need their files no more")
  void doneRowsNeedNoFiles() throws IOException {
    run(rows(3), settings());
    Files.delete(scene.draft(2).speech().path());
    BatchPlan plan = plan(rows(3), settings());
    assertThat(plan.faulty()).isZero();
    assertThat(plan.count(Standing.DONE)).isEqualTo(3);
    assertThat(run(rows(3), settings().withMaxCostPerRow(Money.usd("0.0001"))).isComplete())
        .isTrue();
    assertThat(scene.bought()).isEqualTo(3);
  }

  @Test
  @DisplayName("P4 a budget counts what earlier runs of the rows took of it")
  void aBudgetCountsEarlierRuns() {
    run(rows(2), settings());
    BatchPlan plan = plan(rows(3), settings());
    assertThat(plan.committed()).isEqualTo(scene.studio().balance().committed());
    Money enoughForTheRest = plan.upperBound();
    assertThat(plan.objection(enoughForTheRest))
        .hasValueSatisfying(reason -> assertThat(reason).contains("of earlier runs"));
    assertThat(plan.objection(enoughForTheRest.plus(plan.committed()))).isEmpty();
    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> run(rows(3), settings().withBudget(enoughForTheRest)))
        .withMessageContaining("of earlier runs");
  }

  @Test
  @DisplayName("P9 a video that was deleted is copied again for free, though its inputs are gone")
  void aDeletedVideoNeedsNoInputs() throws IOException {
    run(rows(2), settings());
    Files.delete(clips().resolve("row2.mp4"));
    Files.delete(scene.draft(2).speech().path());
    BatchOutcome outcome = run(rows(2), settings());
    assertThat(outcome.isComplete()).isTrue();
    assertThat(clips().resolve("row2.mp4")).isNotEmptyFile();
    assertThat(scene.bought()).isEqualTo(2);
    assertThat(outcome.last().billed()).isEqualTo(scene.studio().balance().billed());
  }

  @Test
  @DisplayName("P20 a hold that fails half way takes back every job that was made, told or not")
  void aFailedHoldTakesEverythingBack() {
    BatchListener tidying =
        new BatchListener() {
          @Override
          public void planned(BatchPlan plan) {
            try {
              Files.delete(scene.draft(20).speech().path());
            } catch (IOException impossible) {
              throw new UncheckedIOException(impossible);
            }
          }
        };
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(
            () -> scene.studio().batches().run(rows(40), journal, settings(), tidying).await());
    assertThat(jobs()).isNotEmpty().allMatch(job -> job.status() == JobStatus.CANCELLED);
    assertThat(scene.studio().balance().committed()).isEqualTo(Money.usd("0"));
    assertThat(scene.bought()).isZero();
  }
}
