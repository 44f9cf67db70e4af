package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.application.Progress;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.tck.JobBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private static final Job JOB = JobBuilder.aJob(1).build();
  private static final String REDRAW = "\r\u001b[K";

  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void onATerminalOneLineIsDrawnOver() {
    show(Desk.withTerminal(folder), progress(2, -1, 30), progress(-1, 42, 100));

    assertThat(lines())
        .containsExactly(
            "",
            "queued, 2 ahead  ███░░░░░░░░░░░░░░░░░░░░░░░   12 %    30s of about 4m00s  $0.50",
            "uploading        ██████████░░░░░░░░░░░░░░░░   42 %  1m40s of about 4m00s  $0.50",
            "");
    assertThat(printed()).doesNotContain(System.lineSeparator());
  }

  @Test
  void whatDidNotChangeIsNotDrawnAgain() {
    show(Desk.withTerminal(folder), progress(0, -1, 30), progress(0, -1, 30));

    assertThat(lines()).hasSize(3);
  }

  @Test
  void theBarNeverGoesBackAndIsNotFullEarly() {
    show(
        Desk.withTerminal(folder),
        progress(-1, 80, 10),
        progress(-1, -1, 20),
        progress(-1, -1, 900));

    assertThat(lines().get(2)).contains(" 80 %");
    assertThat(lines().get(3)).contains(" 99 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 24, 30, 50, 60, 79, 80, 132, 400})
  void theLineNeverWraps(int columns) {
    show(Desk.withTerminal(folder).columns(columns), progress(12, -1, 30), progress(-1, 42, 100));

    assertThat(lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(columns));
    assertThat(lines().get(1)).startsWith("queued, 1");
  }

  @Test
  void aTerminalWithoutUnicodeGetsSigns() {
    show(Desk.withTerminal(folder).property("native.encoding", "ASCII"), progress(-1, 50, 1));

    assertThat(printed()).contains("#####").contains("-----").doesNotContain("█");
  }

  @Test
  void inAPipeEachChangeIsALine() {
    show(
        Desk.in(folder),
        progress(3, -1, 1),
        progress(3, -1, 2),
        progress(-1, 4, 3),
        progress(-1, 41, 4),
        progress(-1, 47, 5));

    assertThat(printed().lines()).containsExactly("queued, 3 ahead", "uploading", "uploading 40 %");
  }

  @Test
  void aDumbTerminalIsTreatedLikeAPipe() {
    show(Desk.withTerminal(folder).variable("TERM", "dumb"), progress(0, -1, 1));

    assertThat(printed().lines()).containsExactly("queued, next");
  }

  private void show(Desk desk, Progress... all) {
    Surroundings surroundings =
        desk.surroundings(Desk.stream(new ByteArrayOutputStream()), Desk.stream(err));
    try (ProgressLine line = new ProgressLine(surroundings)) {
      for (Progress one : all) {
        line.show(one);
      }
    }
  }

  private static Progress progress(int queuePosition, int percent, int elapsedSeconds) {
    return new Progress(
        JOB,
        queuePosition,
        percent,
        Duration.ofSeconds(elapsedSeconds),
        Duration.ofMinutes(4),
        Money.usd("0.50"),
        List.of());
  }

  private List<String> lines() {
    return List.of(printed().split(Pattern.quote(REDRAW), -1));
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
