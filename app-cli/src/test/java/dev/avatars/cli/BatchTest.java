package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many clips in one command, with the fake and with the emulator in fal's place. */
@Timeout(300)
class BatchTest {
  private static final String BAD = "content_policy_violation";

  @TempDir Path folder;

  @Test
  @DisplayName("P20 from a folder of files to a report, with the fake")
  void aFolderBecomesClipsAndAReport() throws IOException {
    Desk desk = Desk.in(folder);
    Files.createDirectory(folder.resolve("media"));
    desk.oval("media/ada.png");
    desk.hum("media/one.wav", 2_000);
    desk.hum("media/two.wav", 2_100);

    Outcome begun = desk.run("batch", "init", "media", "-o", "spring.csv");
    assertThat(begun.code()).as(begun.err()).isZero();
    assertThat(begun.document().get("rows").asInt()).isEqualTo(2);
    assertThat(begun.err()).contains("next: 'avatar batch plan spring.csv' checks and prices it");

    JsonNode plan = desk.run("batch", "plan", "spring.csv").document();
    assertThat(plan.get("toBuy").asInt()).isEqualTo(2);
    assertThat(plan.at("/expected/amount").asText()).isEqualTo("0.23042");
    assertThat(folder.resolve("spring")).doesNotExist();

    Outcome made = desk.run("batch", "run", "spring.csv");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.document().get("done").asInt()).isEqualTo(2);
    assertThat(folder.resolve("spring/ada-one.mp4")).isNotEmptyFile();
    assertThat(folder.resolve("spring/ada-two.mp4")).isNotEmptyFile();

    assertThat(desk.run("batch", "plan", "spring.csv").document().get("done").asInt()).isEqualTo(2);
    Outcome again = desk.run("batch", "run", "spring.csv");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.document().get("billed")).isEqualTo(made.document().get("billed"));
    assertThat(again.err()).doesNotContain("done:");

    Outcome report = desk.run("batch", "report", "spring.csv");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.document().get("files")).hasSize(3);
    assertThat(Files.readString(folder.resolve("spring/spring-report.html"))).contains("<video");
    assertThat(Files.readAllLines(folder.resolve("spring/spring-report.csv"))).hasSize(3);
  }

  @Test
  @DisplayName("P1 a batch spends nothing without consent")
  void p1NothingIsSpentWithoutConsent() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(2)) {
      Outcome refused = scene.run();

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("budget: found none and nobody to ask; allowed: --budget USD, or --yes");
      assertThat(scene.fal.journal().all()).isEmpty();
      assertThat(scene.run("--yes").code()).isZero();
      assertThat(scene.submits()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("P20 a budget below the whole begins nothing, and told to finish begins what fits")
  void aBudgetIsNeverOverrun() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(3)) {
      Outcome refused = scene.run("--budget", "0.30");
      assertThat(refused.code()).isEqualTo(6);
      assertThat(refused.err()).contains("error: batch: it may cost up to ").contains("$0.30");
      Outcome planned = scene.plan("--budget", "0.30");
      assertThat(planned.code()).isEqualTo(6);
      assertThat(planned.err())
          .startsWith("error: batch: it may cost up to ")
          .contains("; the budget is $0.30");
      assertThat(scene.fal.journal().all()).isEmpty();
      assertThat(scene.desk.run("jobs", "list").document().get("jobs")).isEmpty();

      Outcome partly = scene.run("--budget", "0.30", "--on-cap", "finish");
      assertThat(partly.code()).as(partly.err()).isEqualTo(8);
      assertThat(partly.document().get("done").asInt()).isEqualTo(1);
      assertThat(partly.document().get("overBudget").asInt()).isEqualTo(2);
      assertThat(partly.err()).contains("is over budget: the budget had no room for it");
      assertThat(scene.submits()).isEqualTo(1);

      assertThat(scene.run("--budget", "5").code()).isZero();
      assertThat(scene.submits()).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("P20 a limit for a row is told with the row's line before anything is begun")
  void aRowHasALimit() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(2)) {
      Outcome refused = scene.run("--yes", "--max-cost-per-row", "0.10");

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("line 2, cost: found at most ").contains("for a row");
      assertThat(scene.plan("--max-cost-per-row", "0.10").code()).isEqualTo(6);
      assertThat(scene.fal.journal().all()).isEmpty();
    }
  }

  @Test
  @DisplayName("P20 rows that fail leave the others alone, and the code says what was done")
  void failedRowsAreTold() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(3)) {
      scene.fal.faults(FalFault.modelError(BAD).on(FalCall.SUBMIT).onCall(2));

      Outcome partly = scene.run("--yes");

      assertThat(partly.code()).as(partly.err()).isEqualTo(8);
      assertThat(partly.document().get("done").asInt()).isEqualTo(2);
      assertThat(partly.document().get("failed").asInt()).isEqualTo(1);
      assertThat(partly.err()).contains("is failed: ").contains("'avatar batch report'");
    }
  }

  @Test
  @DisplayName("P20 where every row fails the run has failed")
  void onlyFailedRowsAreAFailure() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(2)) {
      scene.fal.faults(FalFault.modelError(BAD).on(FalCall.SUBMIT).always());

      Outcome failed = scene.run("--yes");

      assertThat(failed.code()).as(failed.err()).isEqualTo(1);
      assertThat(failed.document().get("failed").asInt()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("P20 told to stop at an error, a batch begins no more and finishes what runs")
  void anErrorStopsTheRest() throws InterruptedException {
    AtomicInteger submitted = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    Consumer<Exchange> holding =
        call -> {
          if (call.call() == FalCall.SUBMIT && submitted.incrementAndGet() > 2) {
            BatchDesk.await(failed);
          }
        };
    try (BatchDesk scene = BatchDesk.in(folder, holding).manifest(8)) {
      scene.fal.faults(FalFault.modelError(BAD).on(FalCall.SUBMIT));

      BatchDesk.Running run = scene.running("--yes", "--on-error", "stop", "--concurrency", "1");
      run.awaitError("is failed: ");
      scene.awaitCancelled();
      failed.countDown();
      Outcome stopped = run.ended();

      JsonNode rows = stopped.document();
      int submits = scene.submits();
      assertThat(stopped.code()).as(stopped.err()).isEqualTo(8);
      assertThat(rows.get("failed").asInt()).isEqualTo(1);
      assertThat(rows.get("done").asInt()).isEqualTo(submits - 1);
      assertThat(rows.get("cancelled").asInt()).isEqualTo(8 - submits).isPositive();
      assertThat(rows.at("/held/amount").asText()).isEqualTo("0");

      assertThat(scene.run("--yes", "--retry-paid").code()).isZero();
      assertThat(scene.submits()).isEqualTo(9);
    }
  }

  @Test
  @DisplayName("P3 a row that changed is refused with the difference, or accepted and paid for")
  void aChangedRowIsRefused() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(1)) {
      assertThat(scene.run("--yes").code()).isZero();
      scene.manifest(List.of("name,image,audio,prompt", "r1,ada.png,r1.wav,smile"));

      Outcome refused = scene.run("--yes");

      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("error: line 2, 'r1' changed since it was begun: prompt was '' and is 'smile'");
      assertThat(scene.plan().code()).isEqualTo(2);
      assertThat(scene.submits()).isEqualTo(1);
      assertThat(scene.run("--yes", "--accept-changes").code()).isZero();
      assertThat(scene.submits()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("P19 P20 account trouble pauses a batch, and the same command goes on")
  void accountTroublePauses() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(3)) {
      scene.fal.lockAccount();

      Outcome paused = scene.run("--yes");

      assertThat(paused.code()).as(paused.err()).isEqualTo(7);
      assertThat(paused.document().get("end").asText()).isEqualTo("paused");
      assertThat(paused.document().get("done").asInt()).isZero();
      assertThat(paused.err()).contains("next: put the provider's account in order");
      scene.fal.unlockAccount();
      assertThat(scene.run("--yes").code()).isZero();
      assertThat(scene.desk.run("jobs", "list").document().get("jobs")).hasSize(3);
    }
  }

  @Test
  @DisplayName("P20 interrupted once, what runs is finished, and the same command goes on")
  void interruptedOnceItFinishesWhatRuns() throws InterruptedException {
    CountDownLatch submitted = new CountDownLatch(2);
    try (BatchDesk scene = BatchDesk.in(folder, call -> count(call, submitted)).manifest(8)) {
      scene.fal.faults(FalFault.queueLock().on(FalCall.SUBMIT).always());

      BatchDesk.Running run = scene.running("--yes", "--concurrency", "1");
      submitted.await();
      scene.keys.press();
      run.awaitError("stopping: nothing more is handed over");
      scene.awaitCancelled();
      scene.fal.clearFaults();
      scene.fal.releaseQueue();
      Outcome stopped = run.ended();

      int submits = scene.submits();
      assertThat(stopped.code()).as(stopped.err()).isEqualTo(130);
      assertThat(stopped.document().get("end").asText()).isEqualTo("stopped");
      assertThat(stopped.document().get("done").asInt()).isEqualTo(submits);
      assertThat(stopped.document().get("cancelled").asInt()).isEqualTo(8 - submits).isPositive();
      assertThat(stopped.err()).contains("next: run the same command again to go on");
      assertThat(scene.run("--yes").code()).isZero();
      assertThat(scene.submits()).isEqualTo(8);
    }
  }

  @Test
  @DisplayName("P6 P20 interrupted twice it leaves at once, and the same command fetches all")
  void interruptedTwiceItLeaves() throws InterruptedException {
    CountDownLatch submitted = new CountDownLatch(2);
    try (BatchDesk scene = BatchDesk.in(folder, call -> count(call, submitted)).manifest(4)) {
      scene.fal.faults(FalFault.queueLock().on(FalCall.SUBMIT).always());

      BatchDesk.Running run = scene.running("--yes");
      submitted.await();
      scene.keys.press();
      scene.keys.press();
      Outcome left = run.ended();

      assertThat(left.code()).as(left.err()).isEqualTo(130);
      assertThat(left.document().get("done").asInt()).isZero();
      assertThat(left.err()).contains("leaving: jobs go on at the provider");
      scene.fal.clearFaults();
      scene.fal.releaseQueue();
      assertThat(scene.run("--yes").code()).isZero();
      assertThat(scene.submits()).isEqualTo(4);
    }
  }

  @Test
  @DisplayName("P20 a report is written while a run goes on, and a second run is refused")
  void aReportNeedsNoEnd() throws InterruptedException {
    CountDownLatch submitted = new CountDownLatch(2);
    try (BatchDesk scene = BatchDesk.in(folder, call -> count(call, submitted)).manifest(2)) {
      scene.fal.faults(FalFault.queueLock().on(FalCall.SUBMIT).always());

      BatchDesk.Running run = scene.running("--yes");
      submitted.await();
      Outcome report = scene.desk.run("batch", "report", "spring.csv", "--provider", "fal");
      Outcome second = scene.run("--yes");
      scene.fal.clearFaults();
      scene.fal.releaseQueue();

      assertThat(report.code()).as(report.err()).isZero();
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err()).contains("is being written by another run");
      assertThat(run.ended().code()).isZero();
      assertThat(scene.submits()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("P4 P10 the ledger has the batch as a label, with the sums of the run")
  void theLedgerAgrees() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(3)) {
      JsonNode made = scene.run("--budget", "5").document();

      JsonNode sums = scene.desk.run("ledger", "--by", "label").document().get("sums");

      assertThat(sums).hasSize(1);
      assertThat(sums.at("/0/name").asText()).isEqualTo("batch:spring");
      assertThat(sums.at("/0/jobs").asInt()).isEqualTo(3);
      assertThat(sums.at("/0/billed")).isEqualTo(made.get("billed"));
      assertThat(sums.at("/0/held")).isEqualTo(made.get("held"));
    }
  }

  @Test
  @DisplayName("P16 nothing that a batch writes or tells has the key in it")
  void p16TheKeyIsNowhere() {
    try (BatchDesk scene = BatchDesk.in(folder).manifest(2)) {
      scene.desk.variable("AVATAR_LOG", "debug");
      scene.fal.faults(FalFault.modelError(BAD).on(FalCall.SUBMIT));

      Outcome run = scene.run("--yes");
      Outcome report = scene.desk.run("batch", "report", "spring.csv", "--provider", "fal");

      assertThat(report.code()).as(report.err()).isZero();
      assertThat(scene.clips().resolve("spring-report.json")).isNotEmptyFile();
      assertThat(run.out() + run.err() + report.out() + report.err() + scene.written())
          .contains("r1", "r2")
          .doesNotContain(BatchDesk.SECRET);
    }
  }

  @Test
  @DisplayName("P18 P20 every fault of every kind of row is told at once, and nothing is submitted")
  void everyFaultIsToldAtOnce() throws IOException {
    try (BatchDesk scene = BatchDesk.in(folder)) {
      scene.desk.hum("hum.wav", 2_000);
      scene.desk.hum("long.wav", 301_000);
      scene.desk.file("notes.png", "no picture at all");
      Files.write(folder.resolve("spring.csv"), faulty());

      for (Outcome outcome : List.of(scene.plan(), scene.run("--yes"))) {
        assertThat(outcome.code()).isEqualTo(2);
        assertToldEveryFault(outcome.err().lines().toList());
      }
      JsonNode plan = scene.plan().document();
      assertThat(plan.get("rows").asInt()).isEqualTo(13);
      assertThat(plan.get("faulty").asInt()).isEqualTo(11);
      assertThat(plan.get("toBuy").asInt()).isEqualTo(2);
      assertThat(scene.fal.journal().all()).isEmpty();
      assertThat(scene.desk.run("jobs", "list").document().get("jobs")).isEmpty();
    }
  }

  /** Thirteen rows, of which the first and the last are good. */
  private static byte[] faulty() {
    String rows =
        """
        name,image,audio,tier,prompt
        good,ada.png,hum.wav,,
        missing,gone.png,gone.wav,,
        text,notes.png,hum.wav,,
        swapped,hum.wav,ada.png,,
        long,ada.png,long.wav,,
        gold,gone.png,hum.wav,gold,
        formula,ada.png,hum.wav,,=HYPERLINK(A1)
        ../../etc/passwd,ada.png,hum.wav,,
        good,ada.png,hum.wav,pro,
        latin,ada.png,hum.wav,,fr\u00f6hlich
        cells,ada.png
        """;
    String huge = "huge,ada.png,hum.wav,," + "x".repeat(10_000_000) + "\n";
    String last = "last,ada.png,hum.wav,pro,smile\n";
    return (rows + huge + last).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void assertToldEveryFault(List<String> told) {
    assertThat(told)
        .anyMatch(line -> line.startsWith("error: line 3, image: found no file"))
        .anyMatch(line -> line.startsWith("error: line 3, audio: found no file"))
        .anyMatch(line -> line.startsWith("error: line 4, image: found "))
        .anyMatch(line -> line.startsWith("error: line 5, image: found "))
        .anyMatch(line -> line.startsWith("error: line 5, audio: found "))
        .anyMatch(line -> line.startsWith("error: line 6, audio: found 301.000 s"))
        .contains("error: line 7, tier: found 'gold'; allowed: standard or pro")
        .anyMatch(line -> line.startsWith("error: line 7, image: found no file"))
        .anyMatch(line -> line.startsWith("error: line 8, prompt: found '=HYPERLINK(A1)'"))
        .anyMatch(line -> line.startsWith("error: line 9, name: found '../../etc/passwd'"))
        .contains("error: line 10, name: found 'good', as on line 2; allowed: one of its own")
        .anyMatch(line -> line.startsWith("error: line 10, output: found 'good.mp4', as on line 2"))
        .anyMatch(line -> line.startsWith("error: line 11, prompt: found the byte 0xF6"))
        .contains("error: line 12, row: found 2 cells; allowed: 5 cells, as many as the header")
        .anyMatch(line -> line.startsWith("error: line 13, row: found a line of 10000023 bytes"))
        .noneMatch(line -> line.contains("line 2,"))
        .noneMatch(line -> line.contains("line 14,"));
    assertThat(told.stream().filter(line -> line.startsWith("error: line ")).count()).isEqualTo(15);
  }

  private static void count(Exchange call, CountDownLatch submitted) {
    if (call.call() == FalCall.SUBMIT) {
      submitted.countDown();
    }
  }
}
