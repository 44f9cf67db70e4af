package dev.avatars.application;

import static dev.avatars.application.StudioScene.ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.JobStatus;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.request.AvatarDraft;
import dev.avatars.domain.request.IdempotencyKey;
import dev.avatars.fake.Journal;
import dev.avatars.fake.Misfortune;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.JobStore;
import dev.avatars.ports.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much goes on at once, in which order, and who drives it. */
@Timeout(60)
class FlowTest {
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
  @DisplayName("with a window of 2 never more than 2 of 9 jobs are at the provider, oldest first")
  void theWindowIsKept() {
    AvatarStudio studio = scene.built(scene.builder().flow(new Flow(2, 1, 4, 2, 1)));
    List<Job> jobs =
        IntStream.range(0, 9)
            .mapToObj(number -> studio.start(scene.draft(1).boughtAnew(), ENOUGH))
            .toList();

    CompletableFuture.allOf(
            jobs.stream()
                .map(job -> studio.jobs().awaitAsync(job.id()).toCompletableFuture())
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(mostAtOnce()).isEqualTo(2);
    assertThat(submitsInOrder()).isEqualTo(jobs.stream().map(Job::id).toList());
  }

  @Test
  @DisplayName(
      "behind 500 jobs and a window of 2, one that is waited for is of the next 2 to start")
  void oneThatIsWaitedForDoesNotWaitForABatch() {
    Flow narrow = new Flow(2, 1, 4, 2, 1);
    scene.built(scene.builder().flow(narrow).drivenElsewhere());
    for (int number = 0; number < 500; number++) {
      scene.studio().start(scene.draft(1).boughtAnew(), ENOUGH);
    }
    scene.world.clock().advance(Duration.ofMinutes(1));
    Job watched = scene.studio().start(scene.draft(2), ENOUGH);
    scene.built(scene.builder().flow(narrow));

    scene.studio().jobs().await(watched.id(), Wait.untilTheEnd());

    assertThat(submitsInOrder().subList(0, 2)).contains(watched.id());
    assertThat(mostAtOnce()).isEqualTo(2);
  }

  @Test
  @DisplayName("9 jobs that are waited for leave every other start to those that nobody waits for")
  void thoseThatAreWaitedForDoNotTakeEveryStart() {
    Flow narrow = new Flow(1, 1, 4, 2, 1);
    scene.built(scene.builder().flow(narrow).drivenElsewhere());
    List<JobId> batch = started(20);
    scene.world.clock().advance(Duration.ofMinutes(1));
    List<JobId> watched = started(9);
    AvatarStudio studio = scene.built(scene.builder().flow(narrow));
    CompletableFuture<?>[] waits =
        watched.stream()
            .map(id -> studio.jobs().awaitAsync(id).toCompletableFuture())
            .toArray(CompletableFuture[]::new);

    CompletableFuture.allOf(waits).join();

    int last = watched.stream().mapToInt(submitsInOrder()::indexOf).max().orElseThrow();
    assertThat(submitsInOrder().subList(0, last))
        .filteredOn(batch::contains)
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  @DisplayName("one that is waited for and was put off rests until its time, 2 s and more")
  void onePutOffIsNotHurried() {
    AtomicInteger uploads = new AtomicInteger();
    AssetStorage assets = scene.world.provider().assets();
    AvatarProvider stumbling =
        new PassingProvider(scene.world.provider()) {
          @Override
          public AssetStorage assets() {
            return new StumblingAssets(assets, uploads, 3);
          }
        };
    scene.built(scene.builder().drivenElsewhere());
    JobId job = started(1).get(0);
    scene.built(scene.builder().provider(stumbling).flow(new Flow(2, 1, 4, 2, 1)));
    Instant begun = scene.now();

    scene.studio().jobs().await(job, Wait.untilTheEnd());

    assertThat(uploads).hasValue(4);
    assertThat(scene.now()).isAfterOrEqualTo(begun.plusSeconds(6));
  }

  @Test
  @DisplayName("a scheduler that asks about one job is told when the full provider is worth a try")
  void aFullProviderIsTriedLater() {
    scene.built(scene.builder().flow(new Flow(1, 1, 1, 1, 1)).drivenElsewhere());
    Job first = scene.studio().start(scene.draft(1), ENOUGH);
    Job second = scene.studio().start(scene.draft(2), ENOUGH);
    scene.driven(first.id(), job -> job.status() == JobStatus.SUBMITTED);

    assertThat(scene.studio().steps().step(second.id())).contains(scene.now().plusSeconds(10));
    assertThat(scene.job(second.id()).status()).isEqualTo(JobStatus.PENDING);

    scene.drivenToRest(first.id());
    assertThat(scene.drivenToRest(second.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName(
      "P19 one refusal by a locked account pauses all that would start, without a call for each")
  void oneRefusalPausesAll() {
    // else five minutes pass whenever this thread is slow, and the account is tried again
    Timeline.Work still = scene.world.timeline().work();
    scene.world.next(Misfortune.LOCKS_THE_ACCOUNT);
    scene.built(scene.builder().flow(new Flow(20, 1, 4, 2, 1)));
    List<Job> jobs =
        IntStream.range(0, 5)
            .mapToObj(number -> scene.studio().start(scene.draft(1).boughtAnew(), ENOUGH))
            .toList();

    for (Job job : jobs) {
      assertThatExceptionOfType(AvatarException.Paused.class)
          .isThrownBy(() -> scene.studio().jobs().await(job.id(), Wait.untilTheEnd()));
    }

    assertThat(scene.world.journal().count(Journal.Event.SUBMITTED)).isEqualTo(1);
    assertThat(scene.bought()).isZero();
    still.close();
  }

  @Test
  @DisplayName("P19 while the account is locked what runs is collected, and later all goes on")
  void whatRunsIsCollected() {
    scene.built(scene.builder().drivenElsewhere());
    Job running = scene.studio().start(scene.draft(1), ENOUGH);
    scene.driven(running.id(), job -> job.status() == JobStatus.SUBMITTED);
    scene.world.next(Misfortune.LOCKS_THE_ACCOUNT);
    Job refused = scene.studio().start(scene.draft(2), ENOUGH);
    Job behind = scene.studio().start(scene.draft(3), ENOUGH);
    scene.driven(refused.id(), job -> job.status() == JobStatus.PAUSED);

    Instant locked = scene.now();
    Optional<Instant> due = scene.studio().steps().step(behind.id());

    assertThat(due).contains(locked.plus(Duration.ofMinutes(5)));
    assertThat(scene.job(behind.id()).status()).isEqualTo(JobStatus.PAUSED);
    assertThat(scene.studio().steps().step(refused.id())).isEqualTo(due);
    assertThat(scene.drivenToRest(running.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    scene.world.unlockAccount();
    assertThat(scene.drivenToRest(refused.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(scene.drivenToRest(behind.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("a Retry-After holds back every start, not just the one that was refused")
  void aRetryAfterHoldsBackEveryStart() {
    scene.built(scene.builder().drivenElsewhere());
    scene.world.next(Misfortune.THROTTLES);
    Job throttled = scene.studio().start(scene.draft(1), ENOUGH);
    Job behind = scene.studio().start(scene.draft(2), ENOUGH);

    Optional<Instant> again = scene.studio().steps().step(throttled.id());

    assertThat(again).contains(scene.now().plusSeconds(5));
    assertThat(scene.studio().steps().step(behind.id())).isEqualTo(again);
    assertThat(scene.job(behind.id()).status()).isEqualTo(JobStatus.PENDING);
    assertThat(scene.drivenToRest(behind.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P11 another scheduler drives jobs by name and time, and who waits here hears of it")
  void anotherSchedulerDrivesJobs() {
    AvatarStudio here = scene.built(scene.builder().drivenElsewhere());
    Job job = here.start(scene.draft(1), ENOUGH);
    List<JobStatus> seen = new ArrayList<>();
    CompletableFuture<Video> video =
        here.jobs()
            .awaitAsync(
                job.id(),
                Wait.untilTheEnd().onProgress(progress -> seen.add(progress.job().status())))
            .toCompletableFuture();
    try (AvatarStudio elsewhere = scene.builder().build()) {
      elsewhere.work();

      assertThat(video.join().id()).isEqualTo(job.id());
    }
    assertThat(scene.bought(job)).isEqualTo(1);
    assertThat(seen).contains(JobStatus.PENDING, JobStatus.SUCCEEDED);
  }

  @Test
  @DisplayName("P6 P11 two studios on one store that start the same 10 jobs buy each of them once")
  void twoStudiosOnOneStoreBuyOnce() {
    AvatarStudio one = scene.built(scene.builder());
    AvatarDraft draft = scene.draft(1).boughtAnew();
    try (AvatarStudio other = scene.builder().chance(new SplittableRandom(12)).build()) {
      List<CompletableFuture<Video>> videos =
          IntStream.range(0, 20)
              .mapToObj(
                  number ->
                      startedBy(
                          number % 2 == 0 ? one : other,
                          draft.withKey(new IdempotencyKey("wish-" + number / 2))))
              .toList();

      assertThat(videos.stream().map(video -> video.join().id()).distinct()).hasSize(10);
    }
    assertThat(scene.bought()).isEqualTo(10);
  }

  private static CompletableFuture<Video> startedBy(AvatarStudio studio, AvatarDraft draft) {
    return CompletableFuture.supplyAsync(() -> studio.start(draft, ENOUGH))
        .thenCompose(job -> studio.jobs().awaitAsync(job.id()));
  }

  @Test
  @DisplayName(
      "a step of a job that is in other hands, has come to rest or is unknown does nothing")
  void aStepThatIsNotOursDoesNothing() {
    scene.built(scene.builder().drivenElsewhere());
    JobSteps steps = scene.studio().steps();
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    Instant now = scene.now();
    JobStore.Lease held =
        scene.world.jobs().lease(job.id(), "another", now, now.plusSeconds(60)).orElseThrow();

    assertThat(steps.step(job.id())).contains(now.plusSeconds(30));
    assertThat(scene.job(job.id())).isEqualTo(job);

    scene.world.jobs().release(held, now);
    Job done = scene.drivenToRest(job.id());
    assertThat(steps.step(done.id())).isEmpty();
    assertThat(steps.step(new JobId("nosuchjob"))).isEmpty();
  }

  @Test
  @DisplayName("jobs can be listed by their states, newest first")
  void jobsAreListedByTheirStates() {
    scene.built(scene.builder().drivenElsewhere());
    Job done = scene.drivenToRest(scene.studio().start(scene.draft(1), ENOUGH).id());
    Job waiting = scene.studio().start(scene.draft(2), ENOUGH);

    assertThat(scene.studio().jobs().newest(9, Set.of(JobStatus.PENDING))).containsExactly(waiting);
    assertThat(scene.studio().jobs().newest(9, Set.of())).containsExactly(waiting, done);
  }

  @Test
  @DisplayName("20 jobs that nobody watches are asked about at most 10 times each, on average")
  void unwatchedJobsAreAskedAboutADozenTimes() {
    AtomicInteger asked = new AtomicInteger();
    AvatarProvider counting =
        new PassingProvider(scene.world.provider()) {
          @Override
          public RenderStatus status(RemoteRef ref) {
            asked.incrementAndGet();
            return super.status(ref);
          }
        };
    scene.built(scene.builder().provider(counting).drivenElsewhere());
    for (int number = 0; number < 20; number++) {
      Job job = scene.studio().start(scene.draft(1).boughtAnew(), ENOUGH);
      assertThat(scene.drivenToRest(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }
    assertThat(asked.get()).isLessThanOrEqualTo(20 * 10);
  }

  @Test
  @DisplayName("what jobs really take is learned, once 8 of a model are known")
  void whatJobsTakeIsLearned() {
    scene.built(scene.builder().drivenElsewhere());
    Job job = scene.studio().start(scene.draft(1), ENOUGH);
    RenderTimes times = new RenderTimes();
    Duration estimate = times.expect(job).typical();
    for (int number = 0; number < 8; number++) {
      assertThat(times.expect(job)).isEqualTo(PollSchedule.expecting(estimate));
      times.started(job.id(), scene.now());
      Instant end = scene.now().plus(estimate.multipliedBy(3)).plusMillis(number);
      times.finished(job, Optional.of(end), end);
    }
    assertThat(times.expect(job).typical()).isEqualTo(estimate.multipliedBy(3));
    times.started(job.id(), scene.now());
    times.dropped(job.id());
    times.finished(job, Optional.of(scene.now()), scene.now());
    assertThat(times.expect(job).early()).isEqualTo(estimate.multipliedBy(3));
  }

  @Test
  void aFlowOfNothingIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Flow.forAccount(0))
        .withMessage("concurrency: found 0; allowed: 1 or more");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Flow(1, 1, 0, 1, 1))
        .withMessage("follows: found 0; allowed: 1 or more");
    assertThat(Flow.forAccount(1)).isEqualTo(new Flow(2, 2, 4, 2, 2));
    assertThat(Flow.usual()).isEqualTo(new Flow(20, 5, 10, 5, 2));
    assertThat(Flow.unbounded()).isEqualTo(new Flow(Integer.MAX_VALUE, 16, 48, 8, 2));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> new PollSchedule(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO))
        .withMessageContaining("allowed: zero or more, each at least the one before");
  }

  private List<JobId> started(int jobs) {
    return IntStream.range(0, jobs)
        .mapToObj(number -> scene.studio().start(scene.draft(1).boughtAnew(), ENOUGH).id())
        .toList();
  }

  /**
   * Fails to take the first few portraits.
   *
   * @param assets what takes the others
   * @param asked how often it was asked for a portrait
   * @param stumbles how many fail
   */
  private record StumblingAssets(AssetStorage assets, AtomicInteger asked, int stumbles)
      implements AssetStorage {
    @Override
    public Upload store(Portrait portrait) {
      return asked.incrementAndGet() <= stumbles
          ? new Refused(Failure.free(FailureCode.UNREACHABLE, "no answer"))
          : assets.store(portrait);
    }

    @Override
    public Upload store(Speech speech, JobId job) {
      return assets.store(speech, job);
    }
  }

  /** How many requests the provider had at once at most, from taken to finished. */
  private int mostAtOnce() {
    Set<String> there = new HashSet<>();
    int most = 0;
    for (Journal.Entry entry : scene.world.journal().entries()) {
      if (entry.event() == Journal.Event.ACCEPTED) {
        there.add(entry.requestId());
      }
      if (entry.event() == Journal.Event.FINISHED) {
        there.remove(entry.requestId());
      }
      most = Math.max(most, there.size());
    }
    return most;
  }

  private List<JobId> submitsInOrder() {
    return scene.world.journal().entries().stream()
        .filter(entry -> entry.event() == Journal.Event.SUBMITTED)
        .map(Journal.Entry::job)
        .toList();
  }
}
