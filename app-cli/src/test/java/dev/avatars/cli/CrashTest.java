package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.JobStatus;
import dev.avatars.emulator.FalCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs that are killed with SIGKILL, at written states and at random instants, over one
 * SQLite file and a fal that survives. The long round is {@code mvn -P soak}.
 */
class CrashTest {
  private static final long SEED = Long.getLong("avatars.seed", 20260301);
  private static final int KILLS = Integer.getInteger("avatars.kills", 15);
  private static final int JOBS_A_ROUND = Integer.getInteger("avatars.jobs-a-round", 12);
  private static final int KILLS_A_ROUND = Integer.getInteger("avatars.kills-a-round", 15);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  @DisplayName("P4 P6 P9 P11 programs that are killed again and again pay once and lose nothing")
  void killedProgramsPayOnceAndLoseNothing() throws IOException {
    Toll toll = Toll.NONE;
    for (int number = 0; toll.kills() < KILLS; number++) {
      toll = toll.plus(round(number, Math.min(KILLS_A_ROUND, KILLS - toll.kills())));
      System.out.printf("crash rounds with seed %d: %s%n", SEED, toll);
      assertThat(toll.isClean()).as("round %d: %s", number, toll).isTrue();
    }
  }

  @Test
  @DisplayName("P6 a program killed while fal has its paid call does not make it again")
  void aPaidCallThatAKilledProgramMadeIsFound() {
    try (CrashRound round = CrashRound.in(folder, SEED, 1, CrashOrder.Law.KEPT)) {
      Toll toll = round.killedDuringThePaidCall().run(0);

      assertThat(toll.isClean()).as("%s", toll).isTrue();
      assertThat(toll.found()).isEqualTo(1);
      assertThat(toll.persons()).isZero();
    }
  }

  @Test
  @DisplayName("P6 a program that does not write before it pays is caught")
  void aProgramThatDoesNotWriteBeforeItPaysIsCaught() {
    try (CrashRound round = CrashRound.in(folder, SEED, 1, CrashOrder.Law.BROKEN)) {
      Toll toll = round.killedDuringThePaidCall().run(0);

      assertThat(toll.doubleSubmits()).isEqualTo(1);
      assertThat(toll.isClean()).isFalse();
    }
  }

  @Test
  @DisplayName("P6 two programs with the same key at the same moment make one paid call")
  void twoProgramsWithTheSameKeyMakeOnePaidCall() {
    try (CrashScene scene = CrashScene.in(folder, SEED)) {
      List<String> words =
          new CrashOrder(scene.data(), folder, folder.resolve("told"), 3, 0, CrashOrder.Law.KEPT)
              .words();
      try (Program one = scene.start(CrashWorker.class, words);
          Program other = scene.start(CrashWorker.class, words)) {
        assertThat(one.endsWithin(PATIENCE)).isTrue();
        assertThat(other.endsWithin(PATIENCE)).isTrue();
        assertThat(one.code() + other.code()).isZero();
      }
      assertThat(scene.jobs()).hasSize(3).allMatch(job -> job.status() == JobStatus.SUCCEEDED);
      assertThat(scene.submits())
          .hasSize(3)
          .allSatisfy((job, calls) -> assertThat(calls).hasSize(1));
    }
  }

  @Test
  @DisplayName("P6 P11 a render command with a key is killed and repeated until it is done")
  void aRenderCommandIsKilledAndRepeatedUntilItIsDone() {
    try (CrashScene scene = CrashScene.in(folder, SEED)) {
      for (FalCall call :
          List.of(
              FalCall.UPLOAD_INITIATE,
              FalCall.SUBMIT,
              FalCall.STATUS,
              FalCall.RESULT,
              FalCall.FILE)) {
        scene.killAt(call, Main.class, render());
        var unused = scene.attendToWaiting();
      }
      try (Program last = scene.start(Main.class, render())) {
        assertThat(last.endsWithin(PATIENCE)).isTrue();
        assertThat(last.code()).isZero();
      }
      assertThat(folder.resolve("out.mp4")).isNotEmptyFile();
      assertThat(scene.jobs()).hasSize(1).allMatch(job -> job.status() == JobStatus.SUCCEEDED);
      assertThat(scene.taken()).hasSize(1).allSatisfy((job, calls) -> assertThat(calls).hasSize(1));
    }
  }

  private List<String> render() {
    return List.of(
        "render",
        folder.resolve("ada.png").toString(),
        folder.resolve("hum.wav").toString(),
        "--provider",
        "fal",
        "--yes",
        "--key",
        "one",
        "--force",
        "-o",
        folder.resolve("out.mp4").toString());
  }

  private Toll round(int number, int kills) throws IOException {
    Path place = Files.createDirectory(folder.resolve("round-" + number));
    try (CrashRound round =
        CrashRound.in(place, SEED + number, JOBS_A_ROUND, CrashOrder.Law.KEPT).inBadWeather()) {
      return round.run(kills);
    }
  }
}
