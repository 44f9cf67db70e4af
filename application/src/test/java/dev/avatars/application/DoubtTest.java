package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.application.StumblingStore.Call;
import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.LedgerEntry;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.money.Money;
import dev.avatars.fake.Journal;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.Finding;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.WebhookAuthenticator;
import dev.avatars.ports.WebhookAuthenticator.Delivery;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P6 and P7: what ends a doubt, and what never does. */
@Timeout(60)
class DoubtTest {
  private static final Money BOUND = Money.usd("0.3091");
  private static final Money NOTHING = Money.usd("0");

  @TempDir Path folder;

  private final AtomicInteger questions = new AtomicInteger();
  private StudioScene scene;

  @BeforeEach
  void open() {
    scene = new StudioScene(folder);
    scene.built(scene.builder().drivenElsewhere());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  @DisplayName("P7 a lost submit is looked for after 0.5, 2, 5 and 15 minutes, hourly, then daily")
  void aLostSubmitIsLookedForEverMoreRarely() {
    List<Duration> looks = new ArrayList<>();
    Instant lost = Instant.parse("2026-03-01T12:00:00Z");
    for (Instant at = Looks.next(lost, lost); looks.size() < 30; at = Looks.next(lost, at)) {
      looks.add(Duration.between(lost, at));
    }
    assertThat(looks.subList(0, 6))
        .extracting(Duration::toSeconds)
        .containsExactly(30L, 150L, 450L, 1_350L, 4_950L, 8_550L);
    assertThat(looks.get(29)).isBetween(Duration.ofDays(1), Duration.ofDays(10));
    assertThat(Looks.next(lost, lost.plus(Duration.ofDays(40))))
        .isAfter(lost.plus(Duration.ofDays(400)));
  }

  @Test
  @DisplayName(
      "P7 who waits for a job that only a person can bring out of doubt is told so in time")
  void whoWaitsForADoubtIsTold() {
    scene.built(scene.builder());
    scene.world.next(Misfortune.LOSES_THE_REQUEST);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    assertThatExceptionOfType(AvatarException.InDoubt.class)
        .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()));
    assertThat(scene.job(job.id()).status()).isEqualTo(JobStatus.IN_DOUBT);
  }

  @Test
  @DisplayName("P6 P7 a submit that is not found is never made again by itself, for a month")
  void absenceNeverResubmitsByItself() {
    Job job = inDoubt(Misfortune.LOSES_THE_REQUEST);
    otherJob();

    Job later = driven(job.id(), Duration.ofDays(31));

    assertThat(later.status()).isEqualTo(JobStatus.IN_DOUBT);
    assertThat(scene.bought(later)).isZero();
  }

  @Test
  @DisplayName("P7 on the user's word a submit that a complete history lacks is made again, once")
  void absenceResubmitsOnTheUsersWord() {
    scene.built(
        scene
            .builder()
            .absence(AbsencePolicy.resubmit(Money.usd("0.40"), Duration.ofHours(1)))
            .drivenElsewhere());
    Job job = inDoubt(Misfortune.LOSES_THE_REQUEST);
    Instant announced = ((JobState.InDoubt) job.state()).announced();

    assertThat(driven(job.id(), Duration.ofHours(3)).status())
        .as("no later submit proves the history complete")
        .isEqualTo(JobStatus.IN_DOUBT);
    otherJob();
    Job done = scene.drivenToRest(job.id());

    assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(done)).isEqualTo(1);
    assertThat(scene.now()).isAfter(announced.plus(Duration.ofHours(3)));
  }

  @Test
  @DisplayName("P7 the user's word covers neither dearer work nor other money nor the first hour")
  void theUsersWordHasLimits() {
    AbsencePolicy policy = AbsencePolicy.resubmit(Money.usd("0.40"), Duration.ofHours(1));
    assertThat(policy.covers(Money.usd("0.40"), Duration.ofHours(1))).isTrue();
    assertThat(policy.covers(Money.usd("0.41"), Duration.ofHours(1))).isFalse();
    assertThat(policy.covers(Money.usd("0.40"), Duration.ofMinutes(59))).isFalse();
    assertThat(policy.covers(Money.parse("EUR 0.40"), Duration.ofHours(1))).isFalse();
    assertThat(AbsencePolicy.askAPerson().covers(NOTHING, Duration.ofDays(99))).isFalse();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> AbsencePolicy.resubmit(BOUND, Duration.ofSeconds(-1)))
        .withMessageContaining("allowed: zero or more");
  }

  @Test
  @DisplayName("P7 news that come by themselves are evidence: the job adopts their request")
  void newsThatComeByThemselvesAreEvidence() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    RemoteRef ref = RemoteRef.of(scene.world.provider().id(), requestId(job));

    Hearing first =
        scene.studio().jobs().heard(job.id(), ref, new RenderStatus.Rendering(5, List.of()));

    assertThat(first).isEqualTo(Hearing.TAKEN);
    assertThat(scene.job(job.id()).status()).isEqualTo(JobStatus.SUBMITTED);
    Job done = scene.drivenToRest(job.id());
    assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(done)).isEqualTo(1);
    assertThat(scene.studio().jobs().heard(job.id(), ref, new RenderStatus.Queued(1, List.of())))
        .isEqualTo(Hearing.OLD);
    assertThat(
            scene
                .studio()
                .jobs()
                .heard(new JobId("nosuchjob"), ref, new RenderStatus.Queued(1, List.of())))
        .isEqualTo(Hearing.OLD);
  }

  @Test
  @DisplayName("P7 P17 a genuine webhook ends a doubt, and asks nobody before it is answered")
  void aGenuineWebhookEndsADoubt() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    int asked = questions.get();

    assertThat(ring(job, requestId(job))).isEqualTo(200);

    assertThat(questions).hasValue(asked);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P17 a stranger's signed webhook with the id of our job only wakes it")
  void aStrangersSignedWebhookIsNotAdopted() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    List<String> strangers = List.of("stranger-1", "stranger-2", "stranger-3", "stranger-4");

    strangers.forEach(stranger -> assertThat(ring(job, stranger)).isEqualTo(200));
    assertThat(scene.world.jobs().nextDue()).contains(scene.now());

    assertThat(scene.job(job.id()).state()).isInstanceOf(JobState.InDoubt.class);
    assertThat(driven(job.id(), Duration.ofMinutes(5)).state())
        .isInstanceOfSatisfying(
            JobState.InDoubt.class, doubt -> assertThat(doubt.claims()).isEmpty());
    assertThat(ring(job, requestId(job))).isEqualTo(200);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P17 a signed webhook about another job's request is not adopted")
  void anotherJobsWebhookIsNotAdopted() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    Job other = submitted();

    assertThat(ring(job, ((JobState.Submitted) other.state()).ref().requestId())).isEqualTo(200);

    assertThat(driven(job.id(), Duration.ofMinutes(5)).status()).isEqualTo(JobStatus.IN_DOUBT);
    assertThat(scene.drivenToRest(other.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P7 P17 a webhook whose request cannot be asked about is remembered and asked again")
  void aClaimIsRememberedUntilItCanBeProven() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    scene.world.next(Misfortune.HIDES_THE_STATUS);

    assertThat(ring(job, requestId(job))).isEqualTo(200);
    Optional<Instant> again = scene.studio().steps().step(job.id());

    assertThat(again).hasValueSatisfying(due -> assertThat(due).isAfter(scene.now()));
    assertThat(((JobState.InDoubt) scene.job(job.id()).state()).claims())
        .containsExactly(requestId(job));
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P17 news about a request that the provider does not know for us are not adopted")
  void strangersNewsAreNotAdopted() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    RemoteRef strange = RemoteRef.of(scene.world.provider().id(), "strangers-request");

    assertThat(scene.studio().jobs().heard(job.id(), strange, rendering()))
        .isEqualTo(Hearing.TAKEN);

    assertThat(scene.job(job.id())).isEqualTo(job);
  }

  @Test
  @DisplayName("P17 news about a job in other hands are to be sent again, and wake it")
  void newsAboutABusyJobAreToBeSentAgain() {
    Job job = submitted();
    JobStore store = scene.world.jobs();
    JobStore.Lease lease =
        store.lease(job.id(), "another", scene.now(), scene.now().plusSeconds(60)).orElseThrow();
    RemoteRef ref = ((JobState.Submitted) job.state()).ref();

    assertThat(scene.studio().jobs().heard(job.id(), ref, rendering())).isEqualTo(Hearing.NOT_NOW);

    store.release(lease, scene.now().plusSeconds(600));
    assertThat(store.nextDue()).contains(scene.now());
  }

  @Test
  @DisplayName("P6 P17 news about a second request of a job, or before its first, change nothing")
  void newsAboutAnotherRequestChangeNothing() {
    RemoteRef other = RemoteRef.of(scene.world.provider().id(), "another-request");
    Job pending = scene.studio().start(scene.draft(2), ENOUGH);
    assertThat(scene.studio().jobs().heard(pending.id(), other, rendering()))
        .isEqualTo(Hearing.TAKEN);
    assertThat(scene.job(pending.id())).isEqualTo(pending);

    Job job = submitted();
    assertThat(scene.studio().jobs().heard(job.id(), other, rendering())).isEqualTo(Hearing.TAKEN);
    assertThat(scene.job(job.id())).isEqualTo(job);
  }

  @Test
  @DisplayName("P7 a person adopts the request: nothing is bought, its video is fetched")
  void aPersonAdoptsTheRequest() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    Resolution adopt = Resolution.adopt(requestId(job));

    Consequences told = scene.studio().jobs().consequences(job.id(), adopt);
    Job adopted = scene.studio().jobs().resolve(job.id(), adopt);

    assertThat(told.most()).isEqualTo(BOUND);
    assertThat(told.sentence()).contains("nothing new is bought", requestId(job), "$0.3091");
    assertThat(adopted.status()).isEqualTo(JobStatus.SUBMITTED);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "P7 a request that the provider does not know, or that another job has, is not adopted")
  void aStrangeRequestIsNotAdopted() {
    hideTheHistory();
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);
    Job other = submitted();
    String others = ((JobState.Submitted) other.state()).ref().requestId();

    assertNotResolved(job, Resolution.adopt("no-such-request"), "knows no request");
    assertNotResolved(job, Resolution.adopt(others), "is that of job " + other.id());
    scene.world.next(Misfortune.HIDES_THE_STATUS);
    assertNotResolved(job, Resolution.adopt(requestId(job)), "cannot be asked");
    assertNotResolved(other, Resolution.abandon(), "allowed: only a job in doubt is resolved");
    assertThat(scene.job(job.id())).isEqualTo(job);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Resolution.adopt(" "))
        .withMessage("request id: found none; allowed: the provider's id");
  }

  @Test
  @DisplayName("P7 a job that is being worked on is not resolved, and says so")
  void aBusyJobIsNotResolved() {
    Job job = inDoubt(Misfortune.LOSES_THE_REQUEST);
    Instant now = scene.now();
    assertThat(scene.world.jobs().lease(job.id(), "another", now, now.plusSeconds(60))).isPresent();

    assertNotResolved(job, Resolution.resubmit(), "being worked on just now");
  }

  @Test
  @DisplayName("P7 a person resubmits, told beforehand that both may be billed; it is bought once")
  void aPersonResubmits() {
    Job job = inDoubt(Misfortune.LOSES_THE_REQUEST);

    Consequences told = scene.studio().jobs().consequences(job.id(), Resolution.resubmit());
    Job resubmitted = scene.studio().jobs().resolve(job.id(), Resolution.resubmit());

    assertThat(told.most()).isEqualTo(Money.usd("0.6182"));
    assertThat(told.sentence()).contains("both are billed");
    assertThat(resubmitted.status()).isEqualTo(JobStatus.PENDING);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P6 P7 what the provider's history shows is not resubmitted, whoever says so")
  void whatTheHistoryShowsIsNotResubmitted() {
    Job job = inDoubt(Misfortune.LOSES_THE_REPLY);

    assertNotResolved(job, Resolution.resubmit(), "the provider has it: request " + requestId(job));
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P4 P7 a person lets it go: the hold stays, since it may be billed")
  void aPersonLetsItGo() {
    Job job = inDoubt(Misfortune.LOSES_THE_REQUEST);

    Consequences told = scene.studio().jobs().consequences(job.id(), Resolution.abandon());
    Job gone = scene.studio().jobs().resolve(job.id(), Resolution.abandon());

    assertThat(told.spend()).isEqualTo(Spend.POSSIBLE);
    assertThat(told.sentence()).contains("$0.3091 stay held");
    assertThat(((JobState.Failed) gone.state()).failure().code()).isEqualTo(FailureCode.ABANDONED);
    assertThat(gone.isAtRest()).isTrue();
    assertThat(scene.studio().balance()).isEqualTo(new Balance(BOUND, NOTHING));
  }

  @Test
  @DisplayName("P7 a job left in the middle of the call is resolved like one in doubt")
  void anOrphanIsResolved() {
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    orphan(job);

    Job resolved = scene.studio().jobs().resolve(job.id(), Resolution.resubmit());

    assertThat(resolved.status()).isEqualTo(JobStatus.PENDING);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P6 the answer of the paid call is not lost when the database is gone as it comes")
  void anAnswerThatCouldNotBeWrittenIsRemembered() {
    hideTheHistory(new StumblingStore(scene.world.jobs()).stumbles(Call.WRITE_SUBMITTED, 1));
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Job done = scene.drivenToRest(job.id());

    assertThat(done.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(done)).isEqualTo(1);
  }

  @Test
  @DisplayName("P6 a call that outlasts its lease still records what it bought")
  void aCallThatOutlastsItsLeaseIsRecorded() {
    scene.built(
        scene
            .builder()
            .provider(
                new PassingProvider(scene.world.provider()) {
                  @Override
                  public Submission submit(SubmitOrder order) {
                    Submission answer = super.submit(order);
                    scene.world.clock().advance(Duration.ofMinutes(11));
                    calledLost(order.job());
                    return answer;
                  }

                  @Override
                  public Finding find(StagedMedia media, Instant since) {
                    return Finding.NOTHING;
                  }
                })
            .drivenElsewhere());
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Job there = scene.driven(job.id(), any -> any.status() == JobStatus.SUBMITTED);

    assertThat(there.status()).isEqualTo(JobStatus.SUBMITTED);
    assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.bought(job)).isEqualTo(1);
  }

  @Test
  @DisplayName("P6 a call that was announced too long ago is not made")
  void aStaleAnnouncementIsNotFollowed() {
    List<JobStatus> seen = new ArrayList<>();
    scene.built(
        scene
            .builder()
            .store(
                new PassingStore(scene.world.jobs()) {
                  @Override
                  public Optional<Lease> write(Lease lease, Job next, List<LedgerEntry> entries) {
                    seen.add(next.status());
                    Optional<Lease> written = super.write(lease, next, entries);
                    if (seen.size() == 1) {
                      scene.world.clock().advance(Duration.ofSeconds(11));
                    }
                    return written;
                  }
                },
                scene.world.ledger())
            .drivenElsewhere());
    Job job = scene.studio().start(scene.draft(1), ENOUGH);

    Job done = scene.drivenToRest(job.id());

    assertThat(seen.subList(0, 4))
        .containsExactly(
            JobStatus.SUBMITTING, JobStatus.PENDING, JobStatus.SUBMITTING, JobStatus.SUBMITTED);
    assertThat(scene.bought(done)).isEqualTo(1);
  }

  private static RenderStatus rendering() {
    return new RenderStatus.Rendering(5, List.of());
  }

  /** What another process does whose turn comes while the call hangs. */
  private void calledLost(JobId id) {
    Instant now = scene.now();
    JobStore.Lease lease =
        scene.world.jobs().lease(id, "another", now, now.plusSeconds(60)).orElseThrow();
    JobState.Submitting state = (JobState.Submitting) lease.job().state();
    JobStore.Lease written =
        scene
            .world
            .jobs()
            .write(lease, lease.job().moved(state.lost("hangs", now)), List.of())
            .orElseThrow();
    scene.world.jobs().release(written, now);
  }

  /** What becomes of a delivery that fal signed, whoever's request it is about. */
  private int ring(Job job, String requestId) {
    return scene
        .studio()
        .webhooks()
        .receive(Delivery.of(new byte[0], Map.of(), job.id() + "/" + requestId));
  }

  private static WebhookAuthenticator.Verdict judged(Delivery delivery) {
    String[] named = delivery.query().split("/");
    return new WebhookAuthenticator.Genuine(named[1], Optional.of(new JobId(named[0])));
  }

  private void orphan(Job job) {
    Instant now = scene.now();
    JobStore.Lease lease = scene.world.jobs().lease(job.id(), "gone", now, now).orElseThrow();
    StagedMedia media =
        new StagedMedia(
            URI.create("https://files.example/a.png"), URI.create("https://files.example/a.wav"));
    JobState.Submitting announced = ((JobState.Pending) job.state()).submitting(media, now);
    assertThat(scene.world.jobs().write(lease, job.moved(announced), List.of())).isPresent();
  }

  private void hideTheHistory() {
    hideTheHistory(scene.world.jobs());
  }

  /** A provider that finds nothing, so that only other evidence helps. */
  private void hideTheHistory(JobStore store) {
    scene.built(
        scene
            .builder()
            .provider(
                new PassingProvider(scene.world.provider()) {
                  @Override
                  public Finding find(StagedMedia media, Instant since) {
                    return Finding.NOTHING;
                  }

                  @Override
                  public RenderStatus status(RemoteRef ref) {
                    questions.incrementAndGet();
                    return super.status(ref);
                  }
                })
            .webhooks(DoubtTest::judged)
            .store(store, scene.world.ledger())
            .drivenElsewhere());
  }

  private Job inDoubt(Misfortune misfortune) {
    scene.world.next(misfortune);
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    return scene.driven(job.id(), any -> any.status() == JobStatus.IN_DOUBT);
  }

  private Job submitted() {
    Job job = scene.studio().start(scene.draft(3), ENOUGH);
    return scene.driven(job.id(), any -> any.status() == JobStatus.SUBMITTED);
  }

  /** A later submit of the same account. */
  private void otherJob() {
    Job other = scene.studio().start(scene.draft(2), ENOUGH);
    assertThat(scene.drivenToRest(other.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  private Job driven(JobId id, Duration during) {
    Instant end = scene.now().plus(during);
    return scene.driven(id, any -> scene.now().isAfter(end));
  }

  private String requestId(Job job) {
    return scene.world.journal().entries().stream()
        .filter(entry -> entry.event() == Journal.Event.ACCEPTED)
        .filter(entry -> entry.job().equals(job.id()))
        .map(Journal.Entry::requestId)
        .findFirst()
        .orElseThrow();
  }

  private void assertNotResolved(Job job, Resolution resolution, String reason) {
    assertThatExceptionOfType(AvatarException.NotResolvable.class)
        .isThrownBy(() -> scene.studio().jobs().resolve(job.id(), resolution))
        .withMessageContaining(reason)
        .satisfies(
            refused -> assertThat(refused.decision()).isEqualTo(AvatarException.Decision.RESOLVE));
  }
}
