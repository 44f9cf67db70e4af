package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.batch.JournalFile;
import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.batch.RowStatus;
import dev.avatars.domain.batch.RowVideo;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.money.Money;
import dev.avatars.emulator.Exchange;
import dev.avatars.emulator.FalCall;
import dev.avatars.emulator.FalFault;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.ports.BatchJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real {@code avatar batch run} as a process that is killed with SIGKILL again and again, over
 * one SQLite file and a fal that survives. More rows: {@code -Davatars.batch-rows=10000}.
 */
class BatchCrashTest {
  private static final long SEED = Long.getLong("avatars.seed", 20260301);
  private static final int ROWS = Integer.getInteger("avatars.batch-rows", 40);
  private static final int KILLS = Integer.getInteger("avatars.batch-kills", 10);

  private static final int MOST_TURNS = 20;

  @TempDir Path folder;

  @Test
  @DisplayName("P4 P6 P9 P20 a batch that is killed again and again buys each row once")
  void aKilledBatchBuysEachRowOnce() throws IOException {
    try (CrashScene scene = CrashScene.in(folder, SEED)) {
      Files.write(folder.resolve("spring.csv"), manifest());
      // the last row waits in the queue, so that the batch cannot end before it was killed enough
      scene.fal.faults(FalFault.queueLock().on(FalCall.SUBMIT).onCall(ROWS));
      BatchCrashRound round = new BatchCrashRound(scene, words("run"), ROWS, KILLS, SEED);

      round.kill(KILLS);
      scene.fal.releaseQueue();
      int code = round.live();

      System.out.printf(
          "batch of %d rows with seed %d: %d kills, %d calls, %d rows needed a person%n",
          ROWS, SEED, round.kills(), scene.calls(), round.resolved().size());
      assertThat(code).as("see %s", folder).isZero();
      awaitBills(scene);
      assertThat(scene.desk.run(words("report").toArray(String[]::new)).code()).isZero();
      assertEachRowWasBoughtOnce(scene, rows());
    }
  }

  /** What was killed between a video and its bill is billed later. */
  private static void awaitBills(CrashScene scene) {
    for (int turn = 0; turn < MOST_TURNS && !isBilled(scene); turn++) {
      assertThat(scene.attendToWaiting()).isEmpty();
      assertThat(scene.desk.run("worker", "--once").code()).isZero();
    }
  }

  private static boolean isBilled(CrashScene scene) {
    return scene.jobs().stream().allMatch(Job::isAtRest);
  }

  private void assertEachRowWasBoughtOnce(CrashScene scene, List<RowRecord> rows)
      throws IOException {
    assertThat(rows).hasSize(ROWS).allMatch(row -> row.status() == RowStatus.DONE);
    Map<String, List<Exchange>> submits = scene.submits();
    assertThat(submits).allSatisfy((job, calls) -> assertThat(calls).as(job).hasSize(1));
    assertThat(submits.keySet()).isEqualTo(jobs(rows)).hasSize(ROWS);
    assertThat(scene.jobs()).hasSize(ROWS);
    for (RowRecord row : rows) {
      assertIsThere(row);
    }
    assertThat(scene.read(JdbcJobStore::balance)).isEqualTo(balance(rows));
  }

  private void assertIsThere(RowRecord row) throws IOException {
    RowVideo video = row.video().orElseThrow();
    byte[] bytes = Files.readAllBytes(clips().resolve(row.output().value()));
    assertThat(Sha256.of(bytes)).as(row.name()).isEqualTo(video.digest());
  }

  private static Set<String> jobs(List<RowRecord> rows) {
    return rows.stream()
        .map(row -> row.job().orElseThrow().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the rows were billed, and nothing held. */
  private static Balance balance(List<RowRecord> rows) {
    Money nothing = Money.usd("0");
    return new Balance(
        nothing, rows.stream().map(row -> row.billed().orElseThrow()).reduce(nothing, Money::plus));
  }

  private List<RowRecord> rows() {
    try (BatchJournal journal = JournalFile.read(clips().resolve("spring.journal.jsonl"));
        Stream<RowRecord> rows = journal.records()) {
      return rows.toList();
    }
  }

  private static List<String> manifest() {
    List<String> lines = new ArrayList<>(List.of("name,image,audio,prompt"));
    for (int row = 1; row <= ROWS; row++) {
      lines.add("r" + row + ",ada.png,hum.wav,take " + row);
    }
    return lines;
  }

  private Path clips() {
    return folder.resolve("clips");
  }

  private List<String> words(String verb) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "batch",
                verb,
                folder.resolve("spring.csv").toString(),
                "-o",
                clips().toString(),
                "--provider",
                "fal"));
    if (verb.equals("run")) {
      words.add("--yes");
    }
    return words;
  }
}
