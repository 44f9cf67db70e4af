package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned of how long jobs take, though nobody looks at them all the time. */
class RenderTimesTest {
  private static final Instant START = Instant.EPOCH;

  @TempDir Path folder;

  private final RenderTimes times = new RenderTimes();

  @Test
  @DisplayName("while all jobs are finished when first asked about, half the time is tried")
  void whatIsAlwaysFinishedIsAskedAboutEarlier() {
    try (StudioScene scene = new StudioScene(folder)) {
      Job job = scene.studio().start(scene.draft(1), StudioScene.ENOUGH);
      Duration before = first(job);
      learn(job, 100, Optional.empty(), before);
      assertThat(first(job)).isEqualTo(before.dividedBy(2));
    }
  }

  @Test
  @DisplayName("one job that is seen unfinished disproves all guesses that it should be finished")
  void aGuessIsDisproved() {
    try (StudioScene scene = new StudioScene(folder)) {
      Job job = scene.studio().start(scene.draft(1), StudioScene.ENOUGH);
      Duration before = first(job);
      learn(job, 100, Optional.empty(), before);
      learn(job, 1, Optional.of(before.multipliedBy(3).dividedBy(4)), before);
      assertThat(first(job)).isEqualTo(before);
      learn(job, 50, Optional.empty(), before);
      assertThat(first(job)).isEqualTo(before);
    }
  }

  private void learn(Job job, int jobs, Optional<Duration> unfinished, Duration finished) {
    IntStream.range(0, jobs)
        .forEach(
            again -> {
              times.started(job.id(), START);
              times.finished(job, unfinished.map(START::plus), START.plus(finished));
            });
  }

  private Duration first(Job job) {
    return times.expect(job).wait(Duration.ZERO);
  }
}
