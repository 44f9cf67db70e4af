package dev.avatars.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.RenderStatus.CancelledThere;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Queued;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.job.RenderStatus.Unknown;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.BilledCost.Known;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.Submission.Accepted;
import dev.avatars.ports.Submission.Refused;
import dev.avatars.ports.Submission.Unconfirmed;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of {@link AvatarProvider}, rules P-1 to P-15.
 *
 * <pre>{@code
 * class AcmeProviderTest extends AvatarProviderContract {
 *   @Override
 *   protected ProviderStage stage() {
 *     return new AcmeStage();
 *   }
 * }
 * }</pre>
 *
 * <p>What a provider does not declare among its capabilities is not skipped: it has to be refused.
 */
public abstract class AvatarProviderContract {
  private static final Duration TOLERANCE = Duration.ofMillis(250);
  private static final int CROWD = 8;

  @TempDir private Path directory;
  private ProviderStage stage;
  private RandomGenerator chance;
  private Portrait portrait;
  private Speech speech;

  /** A fresh provider in a fresh world; called once before each test. */
  protected abstract ProviderStage stage();

  /** The picture to submit, as a file in a directory; any that the model accepts. */
  protected Portrait portrait(Path in) {
    return SampleMedia.in(in).portrait(1);
  }

  /** The speech to submit, as a file in a directory; any that the model accepts. */
  protected Speech speech(Path in) {
    return SampleMedia.in(in).speech(1);
  }

  /** The lengths of a downloaded video; by default read from its MP4 header. */
  protected VideoFacts measure(byte[] video) {
    return Mp4Tracks.read(video)
        .orElseThrow(() -> new AssertionError("what was downloaded is no MP4 video"));
  }

  @BeforeEach
  final void openTheStage() {
    stage = stage();
    chance = new SplittableRandom(stage.now().toEpochMilli());
    portrait = portrait(directory);
    speech = speech(directory);
  }

  @AfterEach
  final void closeTheStage() {
    stage.close();
  }

  @Test
  @DisplayName("P-1 an accepted submit answers a reference by which status and result work")
  final void anAcceptedSubmitCanBeFollowed() {
    RemoteRef ref = accepted();
    assertThat(ref.provider()).isEqualTo(provider().id());
    assertThat(provider().status(ref)).isInstanceOfAny(Queued.class, Rendering.class);
    arrange(Situation.FINISHES);
    assertThat(provider().status(ref)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("P-1 jobs that are submitted at the same moment get a reference each")
  final void aCrowdGetsItsReferences() {
    List<SubmitOrder> orders = IntStream.range(0, CROWD).mapToObj(number -> order()).toList();
    arrange(Situation.ACCEPTS);
    List<Submission> outcomes =
        Together.threads(CROWD).each(1, run -> provider().submit(orders.get(run)));
    assertThat(outcomes.stream().map(outcome -> Expect.a(Accepted.class, outcome).ref()))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("P-2 P6 one submit starts one render")
  final void oneSubmitStartsOneRender() {
    SubmitOrder order = order();
    arrange(Situation.ACCEPTS);
    Expect.a(Accepted.class, provider().submit(order));
    assertThat(stage.startedRenders()).isEqualTo(1);
  }

  @Test
  @DisplayName("P-2 P6 a submit whose reply is lost starts at most one render")
  final void aLostReplyStartsNoSecondRender() {
    SubmitOrder order = order();
    arrange(Situation.LOSES_THE_REPLY);
    assertThat(provider().submit(order)).isNotNull();
    assertThat(stage.startedRenders()).isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("P-3 P7 a lost reply is unconfirmed, never refused")
  final void aLostReplyIsUnconfirmed() {
    SubmitOrder order = order();
    arrange(Situation.LOSES_THE_REPLY);
    Unconfirmed outcome = Expect.a(Unconfirmed.class, provider().submit(order));
    assertThat(outcome.evidence()).isNotBlank();
  }

  @Test
  @DisplayName("P-4 refused content started nothing and is called that")
  final void refusedContentStartsNothing() {
    assertThat(refused(Situation.REFUSES_CONTENT).disposition()).isEqualTo(Disposition.FIX_REQUEST);
  }

  @Test
  @DisplayName("P-4 P19 a locked account starts nothing and pauses")
  final void aLockedAccountStartsNothing() {
    assertThat(refused(Situation.LOCKS_THE_ACCOUNT).code()).isEqualTo(FailureCode.ACCOUNT_LOCKED);
  }

  @Test
  @DisplayName("P-4 a wrong key starts nothing and is called that")
  final void aWrongKeyStartsNothing() {
    assertThat(refused(Situation.REFUSES_THE_KEY).code())
        .isEqualTo(FailureCode.CREDENTIALS_REFUSED);
  }

  @Test
  @DisplayName("P-4 a far side that was never reached started nothing, which is proof")
  final void anUnreachedFarSideStartsNothing() {
    assertThat(refused(Situation.UNREACHABLE).code()).isEqualTo(FailureCode.UNREACHABLE);
  }

  private Failure refused(Situation situation) {
    SubmitOrder order = order();
    arrange(situation);
    Failure failure = Expect.a(Refused.class, provider().submit(order)).failure();
    assertThat(stage.startedRenders()).isZero();
    return failure;
  }

  @Test
  @DisplayName("P-5 throttling may be tried again, after the wait that was asked for")
  final void throttlingIsARefusalForNow() {
    SubmitOrder order = order();
    arrange(Situation.THROTTLES);
    Failure failure = Expect.a(Refused.class, provider().submit(order)).failure();
    assertThat(failure.code()).isEqualTo(FailureCode.THROTTLED);
    assertThat(failure.disposition()).isEqualTo(Disposition.RETRY);
    assertThat(failure.retryAfter()).isEqualTo(ProviderStage.THROTTLE_WAIT);
  }

  @Test
  @DisplayName("P-6 asking again and again starts nothing, stops nothing and answers the same")
  final void statusChangesNothing() {
    RemoteRef ref = accepted();
    int started = stage.startedRenders();
    for (int time = 0; time < 3; time++) {
      assertThat(provider().status(ref)).isInstanceOfAny(Queued.class, Rendering.class);
    }
    arrange(Situation.FINISHES);
    RemoteVideo video = Expect.a(Done.class, provider().status(ref)).video();
    for (int time = 0; time < 3; time++) {
      assertThat(Expect.a(Done.class, provider().status(ref)).video()).isEqualTo(video);
    }
    assertThat(stage.startedRenders()).isEqualTo(started);
  }

  @Test
  @DisplayName("P-7 a reference that was never given is unknown or failed, never done")
  final void aStrangersReferenceIsNoSuccess() {
    accepted();
    arrange(Situation.FINISHES);
    assertNoSuccess(provider().status(RemoteRef.of(provider().id(), "never-given-0123456789")));
  }

  @Test
  @DisplayName("P-7 a job that the far side forgot is unknown or failed, never done")
  final void aForgottenJobIsNoSuccess() {
    RemoteRef ref = accepted();
    arrange(Situation.FORGETS);
    assertNoSuccess(provider().status(ref));
  }

  private static void assertNoSuccess(RenderStatus status) {
    assertThat(status).isInstanceOfAny(Unknown.class, RenderStatus.Failed.class);
  }

  @Test
  @DisplayName("P-8 P9 what is done can be downloaded, and its length fits the speech")
  final void aDoneVideoFitsItsSpeech() throws IOException {
    RemoteVideo video = done(accepted());
    byte[] bytes = download(video, 0);
    video.size().ifPresent(size -> assertThat(bytes).hasSize((int) size));
    MediaLength length = measure(bytes).length();
    MediaLength spoken = speech.length();
    MediaLength longest = stage.model().price().longest(spoken);
    assertThat(length.plus(MediaLength.of(TOLERANCE))).isGreaterThanOrEqualTo(spoken);
    assertThat(length).isLessThanOrEqualTo(longest.plus(MediaLength.of(TOLERANCE)));
  }

  @Test
  @DisplayName("P-8 a download can be repeated, and told to go on in the middle it says from where")
  final void aDownloadCanGoOn() throws IOException {
    RemoteVideo video = done(accepted());
    byte[] bytes = download(video, 0);
    assertThat(download(video, 0)).isEqualTo(bytes);
    assertGoesOn(video, bytes, bytes.length / 2);
  }

  @Test
  @DisplayName("P-8 P9 a download that broke off after its last byte can be ended")
  final void aDownloadCanGoOnFromItsEnd() throws IOException {
    RemoteVideo video = done(accepted());
    byte[] bytes = download(video, 0);
    assertGoesOn(video, bytes, bytes.length);
  }

  private void assertGoesOn(RemoteVideo video, byte[] bytes, long from) throws IOException {
    Opened rest = Expect.a(Opened.class, provider().downloads().open(video, from));
    assertThat(rest.from()).isIn(0L, from);
    try (InputStream body = rest.body()) {
      assertThat(body.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(bytes, (int) rest.from(), bytes.length));
    }
  }

  private byte[] download(RemoteVideo video, long from) throws IOException {
    Opened opened = Expect.a(Opened.class, provider().downloads().open(video, from));
    assertThat(opened.from()).isEqualTo(from);
    try (InputStream body = opened.body()) {
      return body.readAllBytes();
    }
  }

  @Test
  @DisplayName("P-9 a failed render is failed for good, with its reason")
  final void aFailedRenderIsFailed() {
    RemoteRef ref = accepted();
    arrange(Situation.FAILS_RENDERING);
    Failure failure = Expect.a(RenderStatus.Failed.class, provider().status(ref)).failure();
    assertThat(failure.disposition()).isIn(Disposition.GIVE_UP, Disposition.FIX_REQUEST);
    assertThat(failure.sentence()).isNotBlank();
  }

  @Test
  @DisplayName("P-9 a failed render that is said to have cost nothing was not billed")
  final void aFailedRenderTellsTheMoneyAtStake() {
    RemoteRef ref = accepted();
    arrange(Situation.FAILS_RENDERING);
    Failure failure = Expect.a(RenderStatus.Failed.class, provider().status(ref)).failure();
    Money billed = provider().billed(ref).fold(Known::amount, () -> Money.usd("0"));
    if (failure.spend() == Spend.NONE) {
      assertThat(billed).isEqualTo(Money.zero(billed.currency()));
    }
  }

  @Test
  @DisplayName("P-10 P10 a job that is said to be removed is never rendered")
  final void aRemovedJobIsGone() {
    RemoteRef ref = accepted();
    Cancellation outcome = provider().cancel(ref);
    arrange(Situation.FINISHES);
    RenderStatus status = provider().status(ref);
    if (outcome instanceof Cancellation.Removed) {
      assertThat(status)
          .isInstanceOfAny(CancelledThere.class, Unknown.class, RenderStatus.Failed.class);
    } else {
      assertThat(outcome)
          .isInstanceOfAny(Cancellation.Requested.class, Cancellation.NotPossible.class);
    }
  }

  @Test
  @DisplayName("P-10 P10 a job that is being rendered is never said to be removed or too late")
  final void aRenderingJobIsNotRemoved() {
    RemoteRef ref = accepted();
    arrange(Situation.RENDERS);
    assertThat(provider().cancel(ref))
        .isInstanceOfAny(Cancellation.Requested.class, Cancellation.NotPossible.class);
  }

  @Test
  @DisplayName("P-10 P10 for a finished job it is too late, and its video stays")
  final void aFinishedJobStays() {
    RemoteRef ref = accepted();
    RemoteVideo video = done(ref);
    Cancellation outcome = provider().cancel(ref);
    boolean undeclared =
        outcome instanceof Cancellation.NotPossible && !declares(Capability.CANCELS_QUEUED);
    assertThat(outcome instanceof Cancellation.TooLate || undeclared).as("%s", outcome).isTrue();
    assertThat(Expect.a(Done.class, provider().status(ref)).video()).isEqualTo(video);
  }

  @Test
  @DisplayName("P-10 a wish that cannot be passed on is not possible, and the job goes on")
  final void aWishThatIsNotPassedOnChangesNothing() {
    RemoteRef ref = accepted();
    arrange(Situation.UNREACHABLE);
    assertThat(provider().cancel(ref)).isInstanceOf(Cancellation.NotPossible.class);
    done(ref);
  }

  @Test
  @DisplayName("P-11 P13 cancelling what waits works exactly when it is declared")
  final void cancellingWhatWaitsIsDeclared() {
    RemoteRef ref = accepted();
    Cancellation outcome = provider().cancel(ref);
    assertThat(outcome instanceof Cancellation.NotPossible)
        .as("refused: %s", outcome)
        .isNotEqualTo(declares(Capability.CANCELS_QUEUED));
  }

  @Test
  @DisplayName("P-11 P13 stopping what is being rendered works exactly when it is declared")
  final void stoppingWhatRendersIsDeclared() {
    RemoteRef ref = accepted();
    arrange(Situation.RENDERS);
    Cancellation outcome = provider().cancel(ref);
    assertThat(outcome instanceof Cancellation.NotPossible)
        .as("refused: %s", outcome)
        .isNotEqualTo(declares(Capability.CANCELS_RENDERING));
  }

  @Test
  @DisplayName("P-11 P13 searching for a lost submit works exactly when it is declared")
  final void searchingIsDeclared() {
    StagedMedia media = order().media();
    arrange(Situation.ACCEPTS);
    Finding outcome = provider().find(media, stage.now());
    assertThat(outcome instanceof Finding.NotPossible)
        .as("refused: %s", outcome)
        .isNotEqualTo(declares(Capability.FINDS_LOST_SUBMITS));
  }

  @Test
  @DisplayName("P-11 P13 two submits with one key are one job exactly when it is declared")
  final void deduplicatingIsDeclared() {
    SubmitOrder order = order();
    arrange(Situation.ACCEPTS);
    RemoteRef first = Expect.a(Accepted.class, provider().submit(order)).ref();
    int started = stage.startedRenders();
    RemoteRef second = Expect.a(Accepted.class, provider().submit(order)).ref();
    assertThat(second.equals(first)).isEqualTo(declares(Capability.DEDUPLICATES_BY_KEY));
    assertThat(stage.startedRenders() == started)
        .isEqualTo(declares(Capability.DEDUPLICATES_BY_KEY));
  }

  @Test
  @DisplayName("P-12 P7 a lost submit that is found is found by the address of its own speech")
  final void aLostSubmitIsFoundByItsSpeech() {
    SubmitOrder lost = order();
    SubmitOrder other = order();
    Instant announced = stage.now();
    arrange(Situation.LOSES_THE_REPLY);
    provider().submit(lost);
    arrange(Situation.ACCEPTS);
    RemoteRef others = Expect.a(Accepted.class, provider().submit(other)).ref();
    assertFound(provider().find(other.media(), announced), others);
    provider()
        .find(lost.media(), announced)
        .fold(ref -> assertIsAnother(ref, others), this::assertMayNotFind, this::assertUndeclared);
  }

  private void assertFound(Finding finding, RemoteRef expected) {
    finding.fold(
        ref -> assertThat(ref.requestId()).isEqualTo(expected.requestId()),
        this::assertMayNotFind,
        this::assertUndeclared);
  }

  private Object assertIsAnother(RemoteRef found, RemoteRef others) {
    assertThat(found.requestId()).isNotEqualTo(others.requestId());
    return assertThat(provider().status(found)).isInstanceOfAny(Queued.class, Rendering.class);
  }

  private Object assertMayNotFind() {
    throw new AssertionError("a submit that the far side has was not found");
  }

  private Object assertUndeclared(Failure failure) {
    return assertThat(declares(Capability.FINDS_LOST_SUBMITS)).as("%s", failure).isFalse();
  }

  @Test
  @DisplayName("P-12 P7 a submit that never was is not taken for another's")
  final void aStrangersSpeechIsNotFound() {
    StagedMedia neverSubmitted = order().media();
    Instant announced = stage.now();
    accepted();
    assertThat(provider().find(neverSubmitted, announced))
        .isInstanceOfAny(Finding.Nothing.class, Finding.NotPossible.class);
  }

  @Test
  @DisplayName("P-12 P7 a search that says it is complete misses nothing that was submitted before")
  final void aCompleteSearchMissesNothing() {
    SubmitOrder lost = order();
    SubmitOrder later = order();
    Instant announced = stage.now();
    arrange(Situation.LOSES_THE_REPLY);
    provider().submit(lost);
    arrange(Situation.ACCEPTS);
    Expect.a(Accepted.class, provider().submit(later));
    StagedMedia strange = order().media();
    assertThat(provider().find(lost.media(), announced).completeUntil()).isEmpty();
    assertThat(provider().find(strange, announced).completeUntil())
        .satisfiesAnyOf(
            silent -> assertThat(silent).isEmpty(),
            until -> assertThat(until.orElseThrow()).isBeforeOrEqualTo(stage.now()));
  }

  @Test
  @DisplayName("P-13 P5 before a job is finished its bill is pending")
  final void anUnfinishedJobIsNotBilled() {
    RemoteRef ref = accepted();
    assertThat(provider().billed(ref)).isEqualTo(BilledCost.PENDING);
  }

  @Test
  @DisplayName("P-13 P5 the bill of a finished job is the far side's, or pending")
  final void aBillIsTheFarSides() {
    RemoteRef ref = accepted();
    Done done = finished(ref);
    assertThat(Stream.of(provider().billed(ref), done.billed()).flatMap(this::known))
        .allSatisfy(amount -> assertThat(amount).isEqualTo(stage.billedThere(ref)));
    assertThat(provider().billed(ref) instanceof Known)
        .isEqualTo(declares(Capability.TELLS_BILLED_COST));
  }

  private Stream<Money> known(BilledCost told) {
    return told.fold(known -> Stream.of(known.amount()), Stream::empty);
  }

  @Test
  @DisplayName("P-14 P10 a status that cannot be asked is unknown, and the job goes on")
  final void anUnreachableStatusIsUnknown() {
    RemoteRef ref = accepted();
    arrange(Situation.UNREACHABLE);
    Failure failure = Expect.a(Unknown.class, provider().status(ref)).failure();
    assertThat(failure.disposition()).isEqualTo(Disposition.RETRY);
    done(ref);
  }

  @Test
  @DisplayName("P-15 P7 a request that is known by its id and model alone can be followed")
  final void aRequestKnownByItsIdCanBeFollowed() {
    RemoteRef ref = accepted();
    RemoteRef known = provider().ref(ref.requestId(), stage.model());
    assertThat(known.provider()).isEqualTo(provider().id());
    assertThat(known.requestId()).isEqualTo(ref.requestId());
    assertThat(provider().status(known)).isInstanceOfAny(Queued.class, Rendering.class);
    arrange(Situation.FINISHES);
    assertThat(provider().status(known)).isInstanceOf(Done.class);
  }

  private AvatarProvider provider() {
    return stage.provider();
  }

  private void arrange(Situation situation) {
    stage.arrange(situation);
  }

  private boolean declares(Capability capability) {
    return provider().capabilities().has(capability);
  }

  private RemoteRef accepted() {
    SubmitOrder order = order();
    arrange(Situation.ACCEPTS);
    return Expect.a(Accepted.class, provider().submit(order)).ref();
  }

  private Done finished(RemoteRef ref) {
    arrange(Situation.FINISHES);
    return Expect.a(Done.class, provider().status(ref));
  }

  private RemoteVideo done(RemoteRef ref) {
    return finished(ref).video();
  }

  /** An order for a new job whose files are staged; the same picture and speech every time. */
  private SubmitOrder order() {
    JobId job = JobId.random(chance);
    AssetStorage assets = provider().assets();
    URI picture = address(assets.store(portrait));
    URI sound = address(assets.store(speech, job));
    return new SubmitOrder(job, stage.model(), new StagedMedia(picture, sound), "");
  }

  private static URI address(AssetStorage.Upload upload) {
    return Expect.a(AssetStorage.Stored.class, upload).url();
  }
}
