package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.model.ModelId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.JobListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The studio in a fake world: every promise about money and results, by its number. */
@Timeout(60)
class AvatarStudioTest {
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
  @DisplayName(
      "P9 done means stored: the video is on disk, whole, hashed and as long as the speech")
  void doneMeansStored() throws IOException {
    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(video.job().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(video.stored().file()).exists().hasSize(video.stored().bytes());
    assertThat(video.stored().flags()).isEmpty();
    Path copy = folder.resolve("copy.mp4");
    video.copyTo(copy);
    assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(video.stored().file()));
  }

  @Test
  void aCopyNeverReplacesAFileUnlessItIsTold() throws IOException {
    Video video = scene.studio().render(scene.draft(1), ENOUGH);
    Path taken = Files.writeString(folder.resolve("taken.mp4"), "mine");

    assertThatThrownBy(() -> video.copyTo(taken)).isInstanceOf(UncheckedIOException.class);
    assertThat(taken).hasContent("mine");

    video.copyOver(taken);
    assertThat(taken).hasSize(video.stored().bytes());
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  @DisplayName("P1 nothing is bought beyond the limit that was given")
  void nothingIsBoughtBeyondTheLimit() {
    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> scene.studio().start(scene.draft(1), SpendLimit.usd("0.01")))
        .withMessageContaining("the limit is $0.01");
    assertThat(scene.bought()).isZero();
  }

  @Test
  @DisplayName("P2 a quote shows the expected amount, the upper bound and its basis")
  void aQuoteShowsItsBasis() {
    Quote quote = scene.studio().quote(scene.draft(1).withTier(Tier.PRO));

    assertThat(quote.expected()).isEqualTo(Money.usd("0.2875"));
    assertThat(quote.upperBound()).isEqualTo(Money.usd("0.6325"));
    assertThat(quote.basis().toString()).contains("2.500 s", "$0.115 per second", "read 20");
  }

  @Test
  @DisplayName("P2 every model is priced side by side, also where it would refuse")
  void everyModelIsPricedSideBySide() {
    PriceList prices =
        scene
            .with(StudioScene.catalog("kling-avatar-v2-pro.limits.speech.shortest", "PT10S"))
            .prices(scene.draft(1));

    assertThat(prices.offers())
        .extracting(offer -> offer.model().tier())
        .containsExactly(Tier.PRO, Tier.STANDARD);
    assertThat(prices.offers()).extracting(Offer::fits).containsExactly(false, true);
    assertThat(prices.offers().get(0).expected()).isEqualTo(Money.usd("0.2875"));
  }

  @Test
  @DisplayName("P3 an approval for other bytes is refused before anything leaves the machine")
  void anApprovalForOtherBytesIsRefused() {
    Quote quote = scene.studio().quote(scene.draft(1));

    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> scene.studio().start(scene.draft(2), quote.approve()))
        .withMessageContaining("changed since the quote was approved");
    assertThat(scene.bought()).isZero();
  }

  @Test
  @DisplayName("P3 an approval at another price is refused")
  void anApprovalAtAnotherPriceIsRefused() {
    Quote quote = scene.studio().quote(scene.draft(1));
    AvatarStudio dearer =
        scene.with(StudioScene.catalog("kling-avatar-v2-standard.price.rate", "USD 0.0563"));

    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> dearer.start(scene.draft(1), quote.approve()))
        .withMessageContaining("the price changed");
  }

  @Test
  @DisplayName("P4 a budget without room refuses the job and holds nothing")
  void aBudgetWithoutRoomRefuses() {
    AvatarStudio studio = scene.with(Budget.total(Money.usd("0.50")));
    Job first = studio.start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.SpendRefused.class)
        .isThrownBy(() -> studio.start(scene.draft(2), ENOUGH))
        .withMessageContaining("budget total");
    assertThat(first.quote().upperBound()).isEqualTo(Money.usd("0.3091"));
  }

  @Test
  @DisplayName("P4 money is held before, settled at the bill, and the balance is exact")
  void moneyIsHeldAndSettled() {
    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    BilledCost.Known billed = (BilledCost.Known) video.settlement().billed();
    assertThat(scene.studio().balance()).isEqualTo(new Balance(Money.usd("0"), billed.amount()));
    assertThat(video.settlement().held()).isEqualTo(Money.usd("0.3091"));
  }

  @Test
  @DisplayName("P5 a bill that is not told is pending, and its hold stays")
  void aBillThatIsNotToldIsPending() {
    scene.world.next(Misfortune.KEEPS_THE_BILL_OPEN);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(video.settlement().billed()).isEqualTo(BilledCost.PENDING);
    assertThat(scene.studio().balance())
        .isEqualTo(new Balance(Money.usd("0.3091"), Money.usd("0")));
  }

  @Test
  @DisplayName("P6 P7 a lost reply is found by evidence and never bought twice")
  void aLostReplyIsFound() {
    scene.world.next(Misfortune.LOSES_THE_REPLY);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(scene.bought(video.job())).isEqualTo(1);
  }

  @Test
  @DisplayName("P7 a call that nobody can find stays in doubt, and says so when the wait ends")
  void aLostRequestStaysInDoubt() {
    scene.world.next(Misfortune.LOSES_THE_REQUEST);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.InDoubt.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.atMost(Duration.ofHours(5))))
        .satisfies(
            doubt -> {
              assertThat(doubt.job()).contains(job.id());
              assertThat(doubt.spend()).isEqualTo(Spend.POSSIBLE);
              assertThat(doubt.decision()).isEqualTo(AvatarException.Decision.RESOLVE);
            });
    assertThat(scene.bought()).isZero();
    assertThat(scene.studio().balance().held()).isEqualTo(Money.usd("0.3091"));
  }

  @Test
  @DisplayName("P8 the same work is bought once, whoever asks and how often")
  void theSameWorkIsBoughtOnce() {
    Job running = scene.studio().start(scene.draft(1), ENOUGH);
    Job again = scene.studio().start(scene.draft(1), ENOUGH);
    Video first = scene.studio().jobs().await(running.id(), Wait.untilTheEnd());
    Video later = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(again.id()).isEqualTo(running.id());
    assertThat(later.id()).isEqualTo(first.id());
    assertThat(scene.bought()).isEqualTo(1);
  }

  @Test
  @DisplayName("P8 the same work is bought anew on an explicit word")
  void theSameWorkIsBoughtAnewOnAWord() {
    Video first = scene.studio().render(scene.draft(1), ENOUGH);
    Video second = scene.studio().render(scene.draft(1).boughtAnew(), ENOUGH);

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(scene.bought()).isEqualTo(2);
  }

  @Test
  @DisplayName("P8 work that failed can be asked for again")
  void workThatFailedCanBeAskedForAgain() {
    scene.world.next(Misfortune.FAILS_RENDERING);
    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH));

    assertThat(scene.studio().render(scene.draft(1), ENOUGH).stored().file()).exists();
  }

  @Test
  @DisplayName("P8 the same key with other inputs is a conflict, with the same inputs the same job")
  void theSameKeyWithOtherInputsIsAConflict() {
    IdempotencyKey key = new IdempotencyKey("order-42");
    Job job = scene.studio().start(scene.draft(1).withKey(key), ENOUGH);

    assertThat(scene.studio().start(scene.draft(1).withKey(key), ENOUGH).id()).isEqualTo(job.id());
    assertThatExceptionOfType(AvatarException.KeyConflict.class)
        .isThrownBy(() -> scene.studio().start(scene.draft(2).withKey(key), ENOUGH))
        .satisfies(conflict -> assertThat(conflict.job()).contains(job.id()));
  }

  @Test
  @DisplayName("P9 a broken download goes on; the job is not bought again")
  void aBrokenDownloadGoesOn() {
    scene.world.script(
        Misfortune.BREAKS_THE_DOWNLOAD.times(3), Misfortune.REFUSES_THE_DOWNLOAD.onCall(2));

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(video.stored().file()).exists();
    assertThat(scene.bought()).isEqualTo(1);
  }

  @Test
  @DisplayName("P9 a video that is gone for good is a failure that says what it cost")
  void aVideoThatIsGoneSaysWhatItCost() {
    scene.world.script(Misfortune.LOSES_THE_VIDEO.always());

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH))
        .satisfies(
            failed -> {
              assertThat(failed.failure().code()).isEqualTo(FailureCode.RESULT_GONE);
              assertThat(failed.spend()).isEqualTo(Spend.CERTAIN);
            });
    assertThat(scene.studio().balance().billed()).isGreaterThan(Money.usd("0"));
  }

  @Test
  @DisplayName("P10 a wait that ends leaves the job running, and says how to go on")
  void aWaitThatEndsLeavesTheJobRunning() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.StillRunning.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.atMost(Duration.ofSeconds(1))))
        .satisfies(
            running -> assertThat(running.nextStep()).contains("avatar jobs await " + job.id()));
    assertThat(scene.studio().jobs().await(job.id(), Wait.untilTheEnd()).id()).isEqualTo(job.id());
  }

  @Test
  @DisplayName("P10 cancelling tells the truth: a job that has ended is too late")
  void cancellingAnEndedJobIsTooLate() {
    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(scene.studio().jobs().cancel(video.id())).isEqualTo(Cancellation.TOO_LATE);
  }

  @Test
  @DisplayName("P10 a paused job is cancelled for free, and its hold is released")
  void aPausedJobIsCancelledForFree() {
    scene.world.next(Misfortune.LOCKS_THE_ACCOUNT);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    assertThatExceptionOfType(AvatarException.Paused.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()));

    assertThat(cancelled(job.id())).isEqualTo(Cancellation.REMOVED);
    assertThatExceptionOfType(AvatarException.JobCancelled.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()))
        .satisfies(cancelled -> assertThat(cancelled.spend()).isEqualTo(Spend.NONE));
    assertThat(scene.studio().balance()).isEqualTo(new Balance(Money.usd("0"), Money.usd("0")));
  }

  @Test
  @DisplayName("P11 a restarted studio collects what an earlier one started")
  void aRestartedStudioCollects() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Video video = scene.restarted().jobs().await(job.id(), Wait.untilTheEnd());

    assertThat(video.stored().file()).exists();
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P12 a short video is kept and flagged, and not bought again")
  void aShortVideoIsKeptAndFlagged() {
    scene.world.next(Misfortune.RETURNS_A_SHORT_VIDEO);

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(video.stored().flags()).contains(StoredVideo.Flag.SHORT);
    assertThat(scene.bought()).isEqualTo(1);
  }

  @Test
  @DisplayName("P19 a locked account pauses the job, which goes on when the account is in order")
  void aLockedAccountPauses() {
    scene.world.next(Misfortune.LOCKS_THE_ACCOUNT);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    assertThatExceptionOfType(AvatarException.Paused.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()))
        .satisfies(
            paused -> {
              assertThat(paused.spend()).isEqualTo(Spend.NONE);
              assertThat(paused.decision()).isEqualTo(AvatarException.Decision.FIX_ACCOUNT);
            });

    scene.world.unlockAccount();
    awaitStatus(job.id(), JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  void throttlingAndUnreachableAreWaitedOut() {
    scene.world.script(
        Misfortune.THROTTLES.onCall(1),
        Misfortune.IS_UNREACHABLE.onCall(2),
        Misfortune.HIDES_THE_STATUS.times(3),
        Misfortune.REFUSES_THE_UPLOAD.onCall(1));

    Video video = scene.studio().render(scene.draft(1), ENOUGH);

    assertThat(scene.bought(video.job())).isEqualTo(1);
  }

  @Test
  void aRefusedKeyFailsTheJobAndNamesTheSetup() {
    scene.world.next(Misfortune.REFUSES_THE_KEY);

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH))
        .satisfies(
            failed -> assertThat(failed.decision()).isEqualTo(AvatarException.Decision.FIX_SETUP));
    assertThat(scene.studio().balance().held()).isEqualTo(Money.usd("0"));
  }

  @Test
  void refusedContentCostsNothingAndNamesTheRequest() {
    scene.world.next(Misfortune.REFUSES_THE_CONTENT);

    assertThatExceptionOfType(AvatarException.JobFailed.class)
        .isThrownBy(() -> scene.studio().render(scene.draft(1), ENOUGH))
        .satisfies(
            failed -> {
              assertThat(failed.decision()).isEqualTo(AvatarException.Decision.FIX_REQUEST);
              assertThat(failed.spend()).isEqualTo(Spend.NONE);
            });
  }

  @Test
  @DisplayName("P18 everything that is wrong with a request is said at once")
  void everythingWrongIsSaidAtOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("picture.png"), "no picture");

    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(() -> scene.studio().quote(AvatarDraft.of(text, folder.resolve("missing.wav"))))
        .satisfies(
            refused ->
                assertThat(refused.violations())
                    .extracting(Violation::field)
                    .containsExactly("portrait", "speech"));
  }

  @Test
  void anUnknownModelNamesTheModelsThereAre() {
    assertThatExceptionOfType(AvatarException.RequestRefused.class)
        .isThrownBy(
            () -> scene.studio().quote(scene.draft(1).withModel(new ModelId("no-such-model"))))
        .withMessageContaining("kling-avatar-v2-pro");
  }

  @Test
  void anUnknownJobIsSaidToBeUnknown() {
    JobId unknown = new JobId("nosuchjob");

    assertThatExceptionOfType(AvatarException.UnknownJob.class)
        .isThrownBy(() -> scene.studio().jobs().await(unknown, Wait.untilTheEnd()));
    assertThatExceptionOfType(AvatarException.UnknownJob.class)
        .isThrownBy(() -> scene.studio().jobs().cancel(unknown));
    assertThat(scene.studio().jobs().find(unknown)).isEmpty();
  }

  @Test
  void awaitingWithoutAThreadBringsTheVideoOrTheFailure() {
    Job good = scene.studio().start(scene.draft(1), ENOUGH);
    scene.studio().jobs().awaitAsync(good.id()).toCompletableFuture().join();
    scene.world.next(Misfortune.FINDS_NO_FACE);
    Job bad = scene.studio().start(scene.draft(2), ENOUGH);

    assertThatThrownBy(
            () -> scene.studio().jobs().awaitAsync(bad.id()).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(AvatarException.JobFailed.class);
  }

  @Test
  void listenersHearEveryStateInOrder() {
    List<JobStatus> heard = new CopyOnWriteArrayList<>();
    AvatarStudio studio = scene.with((JobListener) job -> heard.add(job.status()));

    studio.render(scene.draft(1), ENOUGH);

    assertThat(heard.stream().distinct())
        .containsExactly(
            JobStatus.PENDING,
            JobStatus.SUBMITTING,
            JobStatus.SUBMITTED,
            JobStatus.RENDERED,
            JobStatus.SUCCEEDED);
  }

  @Test
  void aListenerThatThrowsStopsNothing() {
    AvatarStudio studio =
        scene.with(
            (JobListener)
                job -> {
                  throw new IllegalStateException("a listener's own fault");
                });

    assertThat(studio.render(scene.draft(1), ENOUGH).stored().file()).exists();
  }

  @Test
  void progressTellsQueueAndPercent() {
    List<Progress> told = new CopyOnWriteArrayList<>();

    scene.studio().render(scene.draft(1), ENOUGH, Wait.untilTheEnd().onProgress(told::add));

    assertThat(told).anySatisfy(progress -> assertThat(progress.queuePosition()).isZero());
    assertThat(told).anySatisfy(progress -> assertThat(progress.percent()).isBetween(1, 99));
    assertThat(told.get(told.size() - 1).job().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  void theNewestJobsComeFirst() {
    Video first = scene.studio().render(scene.draft(1), ENOUGH);
    Video second = scene.studio().render(scene.draft(2), ENOUGH);

    assertThat(scene.studio().jobs().newest(5))
        .extracting(Job::id)
        .containsExactly(second.id(), first.id());
  }

  @Test
  void aStudioThatLacksAPartNamesIt() {
    assertThatThrownBy(() -> AvatarStudio.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("provider");
  }

  /** Asks again while a worker has the job in its hands, as the answer tells to. */
  private Cancellation cancelled(JobId id) {
    Cancellation answer = scene.studio().jobs().cancel(id);
    while (answer instanceof Cancellation.NotPossible) {
      answer = scene.studio().jobs().cancel(id);
    }
    return answer;
  }

  private void awaitStatus(JobId id, JobStatus wanted) {
    while (scene.studio().jobs().find(id).orElseThrow().status() != wanted) {
      Thread.onSpinWait();
    }
  }
}
