package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.application.StumblingStore.Call;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.money.Money;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.UnreadableJobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a studio makes of crashes, of a store that fails, and of being closed. */
@Timeout(60)
class TroubleTest {
  @TempDir Path folder;

  private StudioScene scene;

  @BeforeEach
  void open() {
    scene = new StudioScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P6 P11 a program that died during the paid call leaves a job in doubt, unbought")
  void aCrashDuringThePaidCallIsInDoubt() {
    Job job = crashedDuringThePaidCall();

    assertThatExceptionOfType(AvatarException.InDoubt.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.atMost(Duration.ofHours(2))))
        .withMessageContaining("the program ended while the call was being made");
    assertThat(scene.bought()).isZero();
  }

  @Test
  @DisplayName("P6 a provider that deduplicates is asked again with the same key, and bought once")
  void aDeduplicatingProviderIsAskedAgain() {
    scene.close();
    Capabilities able =
        Capabilities.of(Capability.DEDUPLICATES_BY_KEY, Capability.TELLS_BILLED_COST);
    scene = new StudioScene(folder, FakeSettings.seeded(7).toBuilder().capabilities(able).build());
    scene.world.next(Misfortune.LOSES_THE_REPLY);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(scene.bought(video.job())).isEqualTo(1);
  }

  @Test
  @DisplayName("P3 a file that changes after the start is refused before it is bought")
  void aFileThatChangesAfterTheStartIsRefused() {
    Path speech = folder.resolve("speech-1.wav");
    AvatarStudio studio = scene.with(job -> overwrite(speech));

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> studio.render(scene.draft(1), ENOUGH))
        .satisfies(failed -> assertThat(failed.spend()).isEqualTo(Spend.NONE));
    assertThat(scene.bought()).isZero();
    assertThat(studio.balance().held()).isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P11 a store that fails for a moment ends no wait")
  void aStoreThatFailsForAMomentEndsNoWait() {
    StumblingStore store =
        new StumblingStore(scene.world.jobs())
            .stumbles(Call.LEASE, 2)
            .stumbles(Call.WRITE, 1)
            .stumbles(Call.RELEASE, 1);

    Video video = scene.with(store).render(scene.draft(1), ENOUGH);

    assertThat(store.isSteady()).isTrue();
    assertThat(scene.bought(video.job())).isEqualTo(1);
  }

  @Test
  @DisplayName("P11 a job whose record cannot be read ends the wait for it, and no other")
  void anUnreadableJobEndsItsOwnWaitOnly() {
    AtomicReference<JobId> damaged = new AtomicReference<>(new JobId("nobody1"));
    PassingStore store =
        new PassingStore(scene.world.jobs()) {
          @Override
          public Optional<Job> find(JobId id) {
            requireReadable(id, damaged.get());
            return super.find(id);
          }
        };
    AvatarStudio studio =
        scene.built(scene.builder().store(store, scene.world.ledger()).drivenElsewhere());
    JobId first = studio.start(scene.draft(1), ENOUGH).id();
    JobId second = studio.start(scene.draft(2), ENOUGH).id();

    CompletableFuture<Video> lost = studio.jobs().awaitAsync(first).toCompletableFuture();
    damaged.set(first);
    Wait anHour = Wait.atMost(Duration.ofHours(1));

    assertThatExceptionOfType(AvatarException.StillRunning.class)
        .isThrownBy(() -> studio.jobs().await(second, anHour));
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(lost::join)
        .withCauseInstanceOf(UnreadableJobException.class);
    assertThatExceptionOfType(UnreadableJobException.class)
        .isThrownBy(() -> studio.jobs().await(first, anHour));
  }

  private static void requireReadable(JobId id, JobId damaged) {
    if (id.equals(damaged)) {
      throw new UnreadableJobException(
          id, "job " + id + " cannot be read", "restore it", new IllegalStateException("damaged"));
    }
  }

  @Test
  @DisplayName("P9 a forgotten request is a failure that says what is at stake")
  void aForgottenRequestSaysWhatIsAtStake() {
    scene.world.next(Misfortune.FORGETS_THE_REQUEST);

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH))
        .satisfies(
            failed -> {
              assertThat(failed.failure().code()).isEqualTo(FailureCode.RESULT_GONE);
              assertThat(failed.spend()).isNotEqualTo(Spend.NONE);
              assertThat(failed.decision()).isEqualTo(AvatarException.Decision.GIVE_UP);
            });
  }

  @Test
  @DisplayName("P10 a closed studio ends every wait, also one that begins too late")
  void aClosedStudioEndsEveryWait() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    scene.studio().close();

    assertThatExceptionOfType(AvatarException.StillRunning.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()))
        .satisfies(
            running -> assertThat(running.decision()).isEqualTo(AvatarException.Decision.WAIT));
    assertThatCode(scene.studio()::close).doesNotThrowAnyException();
  }

  @Test
  void anIdleStudioLetsTimeStandStill() {
    scene.studio().render(scene.draft(1), ENOUGH);
    Instant after = scene.world.timeline().instant();

    // real work, in which an idle loop would run through years of virtual time
    scene.studio().prices(scene.draft(2));

    assertThat(scene.world.timeline().instant()).isEqualTo(after);
  }

  @Test
  void everyRefusalNamesItsDecisionAndWhatToDo() {
    JobId id = new JobId("somejob");
    assertThat(
            List.of(
                new AvatarException.RequestRefused(List.of(new Violation("speech", "none", "one"))),
                new AvatarException.SpendRefused("too dear"),
                new AvatarException.KeyConflict("order-42", id),
                new AvatarException.UnknownJob(id)))
        .allSatisfy(
            refused -> {
              assertThat(refused.nextStep()).isNotBlank();
              assertThat(refused.spend()).isEqualTo(Spend.NONE);
            })
        .extracting(AvatarException::decision)
        .containsExactly(
            AvatarException.Decision.FIX_REQUEST,
            AvatarException.Decision.ALLOW_MORE,
            AvatarException.Decision.FIX_REQUEST,
            AvatarException.Decision.FIX_REQUEST);
  }

  @Test
  void aRequestBeyondAModelsLimitsIsRefusedWithEveryReason() {
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(() -> scene.studio().quote(scene.draft(1).withPrompt("a".repeat(2_501))))
        .withMessage("prompt: found 2501 characters; allowed: at most 2500");
  }

  @Test
  void theOfflineStudioNeedsNothingButThePath() {
    try (AvatarStudio offline = AvatarStudio.offline()) {
      assertThat(offline.catalog().models()).hasSize(2);
      assertThat(offline.jobs().newest(5)).isEmpty();
      assertThat(offline.quote(scene.draft(1)).provider().value()).isEqualTo("fake");
    }
  }

  @Test
  void aWaitIsNeverNegative() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Wait.atMost(Duration.ofSeconds(-1)))
        .withMessageContaining("allowed: zero or more");
  }

  @Test
  void aWaitThatEndedIsForgotten() {
    Waiters waiters = new Waiters();

    waiters
        .add(new JobId("somejob"), Wait.untilTheEnd(), Instant.EPOCH)
        .outcome()
        .completeExceptionally(new AvatarException.UnknownJob(new JobId("somejob")));

    assertThat(waiters.count()).isZero();
  }

  /** A job as a worker leaves it that announces the paid call and dies. */
  private Job crashedDuringThePaidCall() {
    JobStore store = scene.world.jobs();
    Instant now = scene.world.timeline().instant();
    AvatarStudio doomed =
        scene.with(
            job -> {
              if (job.status() == JobStatus.PENDING) {
                announce(store.lease(job.id(), "doomed", now, now.plusSeconds(60)).orElseThrow());
              }
            });
    return doomed.start(scene.draft(1), ENOUGH);
  }

  private void announce(JobStore.Lease lease) {
    URI url = URI.create("https://files.example/some.png");
    JobState.Submitting announced =
        ((JobState.Pending) lease.job().state())
            .submitting(new StagedMedia(url, url), scene.world.timeline().instant());
    assertThat(scene.world.jobs().write(lease, lease.job().moved(announced), List.of()))
        .isPresent();
  }

  private static void overwrite(Path file) {
    try {
      Files.write(file, new byte[] {1, 2, 3});
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
