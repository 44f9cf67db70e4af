package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.ports.JobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long one step has its job for itself. */
class LeaseTest {
  @TempDir Path folder;

  @Test
  void aStepHasItsJobForAsLongAsItIsTold() {
    try (StudioScene scene = new StudioScene(folder)) {
      Watched store = new Watched(scene.world.jobs());
      AvatarStudio studio =
          scene.built(
              scene
                  .builder()
                  .store(store, scene.world.ledger())
                  .lease(Duration.ofMinutes(2))
                  .drivenElsewhere());
      Job job = studio.start(scene.draft(1), StudioScene.ENOUGH);

      assertThat(studio.steps().step(job.id())).isPresent();
      assertThat(store.leases).containsExactly(Duration.ofMinutes(2));
    }
  }

  @Test
  void aLeaseThatEndsBeforeAnAnnouncedCallHasLeftIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AvatarStudio.builder().lease(Duration.ofSeconds(9)))
        .withMessage("lease: found PT9S; allowed: PT10S or more");
  }

  /** Notes how long jobs are leased by name. */
  private static final class Watched extends PassingStore {
    final List<Duration> leases = new ArrayList<>();

    Watched(JobStore store) {
      super(store);
    }

    @Override
    public Optional<Lease> lease(JobId id, String worker, Instant now, Instant until) {
      leases.add(Duration.between(now, until));
      return super.lease(id, worker, now, until);
    }
  }
}
