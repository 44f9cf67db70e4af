package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  @DisplayName("jobs that were finished when they were first asked about are learned as faster")
  void whatWasFinishedEarlierIsLearnedAsFaster() {
    try (StudioScene scene = new StudioScene(folder)) {
      Job job = scene.studio().start(scene.draft(1), StudioScene.ENOUGH);
      Duration before = first(job);
      learn(job, START, START.plus(before));
      assertThat(first(job)).isLessThan(before);
    }
  }

  @Test
  @DisplayName("a job that was seen unfinished took as long as from then to halfway to the answer")
  void theMiddleIsTaken() {
    try (StudioScene scene = new StudioScene(folder)) {
      Job job = scene.studio().start(scene.draft(1), StudioScene.ENOUGH);
      learn(job, START.plusSeconds(100), START.plusSeconds(140));
      RenderTimes same = new RenderTimes();
      learn(same, job, START.plusSeconds(120), START.plusSeconds(120));
      assertThat(first(job)).isEqualTo(first(same, job));
    }
  }

  private void learn(Job job, Instant unfinished, Instant finished) {
    learn(times, job, unfinished, finished);
  }

  private static void learn(RenderTimes times, Job job, Instant unfinished, Instant finished) {
    IntStream.range(0, 20)
        .forEach(
            again -> {
              times.started(job.id(), START);
              times.finished(job, unfinished, finished);
            });
  }

  private Duration first(Job job) {
    return first(times, job);
  }

  private static Duration first(RenderTimes times, Job job) {
    return times.expect(job).wait(Duration.ZERO);
  }
}
