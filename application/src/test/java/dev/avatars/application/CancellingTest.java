package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.money.Money;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P10: what a wish to stop brings, in every state a job can be in. */
@Timeout(60)
class CancellingTest {
  private static final Balance NOTHING = new Balance(Money.usd("0"), Money.usd("0"));

  @TempDir Path folder;

  private StudioScene scene;

  @BeforeEach
  void open() {
    scene = new StudioScene(folder, FakeSettings.seeded(7).toBuilder().atOnce(1).build());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P10 a job that waits at the provider is removed there, for free")
  void aQueuedJobIsRemoved() {
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.SUBMITTED);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.JobCancelled.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()))
        .satisfies(
            cancelled -> {
              assertThat(cancelled.spend()).isEqualTo(Spend.NONE);
              assertThat(cancelled.decision()).isEqualTo(AvatarException.Decision.GIVE_UP);
            });
    assertThat(answer.get()).isEqualTo(Cancellation.REMOVED);
    assertThat(scene.studio().balance()).isEqualTo(NOTHING);
    assertThat(scene.studio().jobs().cancel(job.id())).isEqualTo(Cancellation.REMOVED);
  }

  @Test
  @DisplayName("P10 a job that is just being handed over is not stopped, and says so")
  void aJobBeingHandedOverIsNotStopped() {
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.SUBMITTING);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(answer.get()).isInstanceOf(Cancellation.NotPossible.class);
    assertThat(scene.bought(video.job())).isEqualTo(1);
  }

  @Test
  @DisplayName("P10 a rendered job is too late to stop")
  void aRenderedJobIsTooLate() {
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.RENDERED);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(answer.get()).isEqualTo(Cancellation.TOO_LATE);
    assertThat(video.job().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P10 a failed job is too late to stop")
  void aFailedJobIsTooLate() {
    scene.world.next(Misfortune.REFUSES_THE_KEY);
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.FAILED);

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH));
    assertThat(answer.get()).isEqualTo(Cancellation.TOO_LATE);
  }

  @Test
  @DisplayName("P10 a job in doubt is not stopped: nobody knows what there is to stop")
  void aJobInDoubtIsNotStopped() {
    scene.world.next(Misfortune.LOSES_THE_REQUEST);
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.IN_DOUBT);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.InDoubt.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.atMost(Duration.ofHours(2))));
    assertThat(answer.get()).isInstanceOf(Cancellation.NotPossible.class);
    assertThat(scene.studio().jobs().find(job.id())).map(Job::status).contains(JobStatus.IN_DOUBT);
  }

  @Test
  @DisplayName("P10 a pending job that a worker holds is not torn from it")
  void aPendingJobInAWorkersHandsIsNotTornFromIt() {
    AtomicReference<Cancellation> answer = cancelledOnce(JobStatus.SUBMITTING);

    scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(answer.get()).isInstanceOf(Cancellation.NotPossible.class);
  }

  /** Asks to stop whatever job first comes into a state, from within the announcement. */
  private AtomicReference<Cancellation> cancelledOnce(JobStatus status) {
    AtomicReference<Cancellation> answer = new AtomicReference<>();
    scene.with(
        job -> {
          if (job.status() == status && answer.get() == null) {
            answer.set(scene.studio().jobs().cancel(job.id()));
          }
        });
    return answer;
  }
}
