package dev.avatars.fake;

import static dev.avatars.fake.Caller.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.job.RenderStatus.Unknown;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.StoredVideo.Flag;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.BilledCost.Known;
import dev.avatars.fake.Journal.Event;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission.Accepted;
import dev.avatars.ports.Submission.Refused;
import dev.avatars.ports.Submission.Unconfirmed;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoArchive.Keeping;
import dev.avatars.ports.VideoArchive.Kept;
import dev.avatars.ports.VideoArchive.NotKept;
import dev.avatars.ports.tck.SampleMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each misfortune strikes once, at the call it was meant for, and has no other consequences. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MisfortuneTest {
  @TempDir private Path directory;

  private final FakeWorld world = FakeWorld.seeded(7);
  private final FakeWorld unrendered =
      FakeWorld.create(FakeSettings.seeded(7), ScriptedMaker.quick(), new Mp4Check());

  private Caller caller;
  private Caller quick;

  @BeforeEach
  void meetTheCallers() {
    caller = new Caller(world, directory);
    quick = new Caller(unrendered, directory);
  }

  @AfterEach
  void close() {
    world.close();
    unrendered.close();
  }

  @Test
  void throttlingAsksForAWait() {
    unrendered.next(Misfortune.THROTTLES);
    Failure failure = refused(quick);
    assertThat(failure.code()).isEqualTo(FailureCode.THROTTLED);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(quick.submit(1)).isInstanceOf(Accepted.class);
  }

  @Test
  void aMisfortuneStrikesAtTheCallItIsMeantFor() {
    unrendered.script(Misfortune.THROTTLES.onCall(2).forCalls(2));
    assertThat(quick.submit(1)).isInstanceOf(Accepted.class);
    assertThat(quick.submit(2)).isInstanceOf(Refused.class);
    assertThat(quick.submit(3)).isInstanceOf(Refused.class);
    assertThat(quick.submit(4)).isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("P19 a locked account takes nothing until it is unlocked; what runs goes on")
  void aLockedAccountStaysLocked() {
    RemoteRef running = quick.accepted(1);
    unrendered.next(Misfortune.LOCKS_THE_ACCOUNT);
    assertThat(refused(quick).code()).isEqualTo(FailureCode.ACCOUNT_LOCKED);
    assertThat(refused(quick).providerWords()).contains("Exhausted balance");
    assertThat(quick.done(running)).isNotNull();
    unrendered.unlockAccount();
    assertThat(quick.submit(3)).isInstanceOf(Accepted.class);
  }

  @Test
  void aRefusedKeyIsASetupProblem() {
    unrendered.next(Misfortune.REFUSES_THE_KEY);
    assertThat(refused(quick).disposition()).isEqualTo(Disposition.FIX_SETUP);
  }

  @Test
  void anUnreachableProviderHeardNothing() {
    unrendered.next(Misfortune.IS_UNREACHABLE);
    assertThat(refused(quick).code()).isEqualTo(FailureCode.UNREACHABLE);
    assertThat(unrendered.journal().count(Event.SUBMITTED)).isZero();
  }

  @Test
  void contentCanBeRefusedAtOnce() {
    unrendered.next(Misfortune.REFUSES_THE_REQUEST);
    assertThat(refused(quick).code()).isEqualTo(FailureCode.CONTENT_REFUSED);
  }

  @Test
  @DisplayName("P7 a lost reply leaves a request behind that is found by its speech")
  void aLostReplyLeavesARequestBehind() {
    SubmitOrder order = quick.order(1);
    Instant announced = unrendered.clock().instant();
    unrendered.next(Misfortune.LOSES_THE_REPLY);
    assertThat(unrendered.provider().submit(order)).isInstanceOf(Unconfirmed.class);
    assertThat(unrendered.journal().accepted(order.job())).isEqualTo(1);
    Finding.Found found =
        expect(Finding.Found.class, unrendered.provider().find(order.media(), announced));
    assertThat(quick.done(found.ref())).isNotNull();
    assertThat(unrendered.provider().find(order.media(), announced.plusSeconds(1)))
        .isEqualTo(Finding.NOTHING);
  }

  @Test
  @DisplayName("P7 a lost request leaves nothing behind")
  void aLostRequestLeavesNothingBehind() {
    SubmitOrder order = quick.order(1);
    unrendered.next(Misfortune.LOSES_THE_REQUEST);
    assertThat(unrendered.provider().submit(order)).isInstanceOf(Unconfirmed.class);
    assertThat(unrendered.journal().accepted(order.job())).isZero();
    assertThat(unrendered.provider().find(order.media(), Instant.MIN)).isEqualTo(Finding.NOTHING);
  }

  @Test
  void aRenderingFailsHalfWay() {
    unrendered.next(Misfortune.FAILS_RENDERING);
    RemoteRef ref = quick.accepted(1);
    unrendered.clock().advance(Duration.ofSeconds(60));
    assertThat(quick.status(ref)).isInstanceOf(Rendering.class);
    Failure failure = quick.failure(ref);
    assertThat(failure.code()).isEqualTo(FailureCode.RENDER_FAILED);
    assertNothingBilled(ref, failure);
  }

  @Test
  void contentCanBeRefusedLater() {
    unrendered.next(Misfortune.REFUSES_THE_CONTENT);
    RemoteRef ref = quick.accepted(1);
    Failure failure = quick.failure(ref);
    assertThat(failure.code()).isEqualTo(FailureCode.CONTENT_REFUSED);
    assertThat(failure.providerWords()).startsWith("content_policy_violation");
    assertNothingBilled(ref, failure);
  }

  @Test
  void aPictureCanBeWithoutAFace() {
    unrendered.next(Misfortune.FINDS_NO_FACE);
    RemoteRef ref = quick.accepted(1);
    Failure failure = quick.failure(ref);
    assertThat(failure.code()).isEqualTo(FailureCode.FACE_NOT_FOUND);
    assertNothingBilled(ref, failure);
  }

  private void assertNothingBilled(RemoteRef ref, Failure failure) {
    assertThat(failure.spend()).isEqualTo(Spend.NONE);
    assertThat(expect(Known.class, unrendered.provider().billed(ref)).amount())
        .isEqualTo(Money.usd("0"));
  }

  @Test
  @DisplayName("P12 a faithful video has no flag")
  void aFaithfulVideoHasNoFlag() {
    StoredVideo video = kept(caller.done(caller.accepted(1)));
    assertThat(video.flags()).isEmpty();
    assertThat(video.facts().length()).isEqualByComparingTo(SampleMedia.LENGTH);
  }

  @Test
  @DisplayName("P12 a short video is flagged and billed as short as it is")
  void aShortVideoIsShort() {
    world.next(Misfortune.RETURNS_A_SHORT_VIDEO);
    Done done = caller.done(caller.accepted(1));
    assertThat(kept(done).flags()).containsExactlyInAnyOrder(Flag.SHORT, Flag.SILENT);
    assertThat(billed(done)).isEqualTo(Money.usd("0.07025"));
  }

  @Test
  @DisplayName("P12 a padded video is flagged, and its padding is billed")
  void aPaddedVideoIsPadded() {
    world.next(Misfortune.RETURNS_A_PADDED_VIDEO);
    Done done = caller.done(caller.accepted(1));
    assertThat(kept(done).flags()).containsExactly(Flag.PADDED);
    assertThat(billed(done)).isEqualTo(Money.usd("0.2248"));
  }

  @Test
  @DisplayName("P12 a silent video is flagged")
  void aSilentVideoIsSilent() {
    world.next(Misfortune.RETURNS_A_SILENT_VIDEO);
    Done done = caller.done(caller.accepted(1));
    assertThat(kept(done).flags()).containsExactly(Flag.SILENT);
    assertThat(billed(done)).isEqualTo(Money.usd("0.1405"));
  }

  @Test
  void anIgnoredCancelChangesNothing() {
    unrendered.next(Misfortune.IGNORES_THE_CANCEL);
    RemoteRef ref = quick.accepted(1);
    unrendered.clock().advance(Duration.ofSeconds(5));
    assertThat(unrendered.provider().cancel(ref)).isEqualTo(Cancellation.REQUESTED);
    assertThat(quick.done(ref)).isNotNull();
  }

  @Test
  void aLostCancelChangesNothing() {
    unrendered.next(Misfortune.LOSES_THE_CANCEL);
    RemoteRef ref = quick.accepted(1);
    assertThat(unrendered.provider().cancel(ref)).isInstanceOf(Cancellation.NotPossible.class);
    assertThat(unrendered.provider().cancel(ref)).isEqualTo(Cancellation.REMOVED);
  }

  @Test
  @DisplayName("P5 an open bill is pending, never an estimate")
  void anOpenBillIsPending() {
    unrendered.next(Misfortune.KEEPS_THE_BILL_OPEN);
    RemoteRef ref = quick.accepted(1);
    assertThat(quick.done(ref).billed()).isEqualTo(BilledCost.PENDING);
    assertThat(unrendered.provider().billed(ref)).isEqualTo(BilledCost.PENDING);
  }

  @Test
  @DisplayName("P5 a late bill is pending for an hour")
  void aLateBillIsPendingForAnHour() {
    unrendered.next(Misfortune.TELLS_THE_BILL_LATE);
    RemoteRef ref = quick.accepted(1);
    assertThat(quick.done(ref).billed()).isEqualTo(BilledCost.PENDING);
    unrendered.clock().advance(Duration.ofMinutes(50));
    assertThat(unrendered.provider().billed(ref)).isEqualTo(BilledCost.PENDING);
    unrendered.clock().advance(Duration.ofMinutes(10));
    assertThat(unrendered.provider().billed(ref)).isInstanceOf(BilledCost.Known.class);
  }

  @Test
  @DisplayName("P7 a search is complete up to the latest submit, unless something was forgotten")
  void aSearchSaysUpToWhenItIsComplete() {
    SubmitOrder lost = quick.order(1);
    Instant announced = unrendered.clock().instant();
    unrendered.next(Misfortune.LOSES_THE_REQUEST);
    assertThat(unrendered.provider().submit(lost)).isInstanceOf(Unconfirmed.class);
    unrendered.clock().advance(Duration.ofMinutes(1));
    RemoteRef later = quick.accepted(2);
    assertThat(unrendered.provider().find(lost.media(), announced).completeUntil())
        .contains(unrendered.clock().instant());
    unrendered.next(Misfortune.FORGETS_THE_REQUEST);
    assertThat(quick.status(later)).isNotNull();
    assertThat(unrendered.provider().find(lost.media(), announced)).isEqualTo(Finding.NOTHING);
  }

  @Test
  void aHiddenStatusIsSeenTheNextTime() {
    unrendered.next(Misfortune.HIDES_THE_STATUS);
    RemoteRef ref = quick.accepted(1);
    assertThat(quick.statusInTheEnd(ref)).isInstanceOf(Unknown.class);
    assertThat(quick.status(ref)).isInstanceOf(Done.class);
  }

  @Test
  void aForgottenRequestStaysForgotten() {
    SubmitOrder order = quick.order(1);
    RemoteRef ref = quick.accepted(order);
    unrendered.next(Misfortune.FORGETS_THE_REQUEST);
    assertThat(quick.failure(ref).code()).isEqualTo(FailureCode.RESULT_GONE);
    assertThat(quick.failure(ref).spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(unrendered.provider().find(order.media(), Instant.MIN)).isEqualTo(Finding.NOTHING);
  }

  @Test
  void aRefusedUploadMayBeTriedAgain() {
    unrendered.next(Misfortune.REFUSES_THE_UPLOAD);
    AssetStorage assets = unrendered.provider().assets();
    SampleMedia media = SampleMedia.in(directory);
    Failure failure = expect(AssetStorage.Refused.class, assets.store(media.portrait(1))).failure();
    assertThat(failure.disposition()).isEqualTo(Disposition.RETRY);
    assertThat(assets.store(media.portrait(1))).isInstanceOf(AssetStorage.Stored.class);
  }

  @Test
  @DisplayName("P9 a broken download goes on where it stopped")
  void aBrokenDownloadGoesOn() {
    Done done = caller.done(caller.accepted(1));
    world.next(Misfortune.BREAKS_THE_DOWNLOAD);
    assertThat(notKept(keep(done)).disposition()).isEqualTo(Disposition.RETRY);
    assertThat(kept(done).bytes()).isEqualTo(done.video().declaredBytes());
    assertThat(world.journal().count(Event.DOWNLOADED)).isEqualTo(2);
  }

  @Test
  @DisplayName("P9 a refused download may be tried again")
  void aRefusedDownloadMayBeTriedAgain() {
    Done done = caller.done(caller.accepted(1));
    world.next(Misfortune.REFUSES_THE_DOWNLOAD);
    assertThat(notKept(keep(done)).disposition()).isEqualTo(Disposition.RETRY);
    assertThat(kept(done)).isNotNull();
  }

  @Test
  void aLostVideoIsGone() {
    Done done = quick.done(quick.accepted(1));
    unrendered.next(Misfortune.LOSES_THE_VIDEO);
    Keeping keeping =
        unrendered
            .archive()
            .keep(
                Caller.job(1), done.video(), unrendered.provider().downloads(), SampleMedia.LENGTH);
    assertThat(notKept(keeping).code()).isEqualTo(FailureCode.RESULT_GONE);
    assertThat(notKept(keeping).spend()).isEqualTo(Spend.CERTAIN);
  }

  @Test
  void aSparedWorldIsFairAgain() {
    unrendered.script(Misfortune.THROTTLES.always());
    assertThat(quick.submit(1)).isInstanceOf(Refused.class);
    unrendered.spare();
    assertThat(quick.submit(1)).isInstanceOf(Accepted.class);
  }

  private static Failure refused(Caller who) {
    return expect(Refused.class, who.submit(1)).failure();
  }

  private static Money billed(Done done) {
    return expect(Known.class, done.billed()).amount();
  }

  private Keeping keep(Done done) {
    return world
        .archive()
        .keep(Caller.job(1), done.video(), world.provider().downloads(), SampleMedia.LENGTH);
  }

  private StoredVideo kept(Done done) {
    return expect(Kept.class, keep(done)).video();
  }

  private static Failure notKept(Keeping keeping) {
    return expect(NotKept.class, keeping).failure();
  }
}
