package dev.avatars.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random walks of a job through its states, by their own exits and by news. */
final class JobWalkTest {
  @Test
  @DisplayName("P11 every state can be reached, and every state but an end can be left")
  void everyStateIsReached() {
    Set<JobStatus> reached = EnumSet.of(JobStatus.PENDING);
    for (int round = 0; round < JobStatus.values().length; round++) {
      Set.copyOf(reached).forEach(status -> reached.addAll(status.exits()));
    }
    assertThat(reached).containsExactlyInAnyOrder(JobStatus.values());
    assertThat(Arrays.stream(JobStatus.values()).filter(JobStatus::isEnd))
        .containsExactly(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED);
  }

  @Test
  @DisplayName("P6 only a pending job is submitted, and a job in doubt only through pending")
  void onlyAPendingJobIsSubmitted() {
    Stream<JobStatus> sources =
        Arrays.stream(JobStatus.values())
            .filter(status -> status.exits().contains(JobStatus.SUBMITTING));
    assertThat(sources).containsExactly(JobStatus.PENDING);
  }
}
