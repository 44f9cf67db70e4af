package dev.avatars.ports.tck;

import dev.avatars.domain.budget.Hold;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.job.JobState;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.AudioFormat;
import dev.avatars.domain.media.ImageFormat;
import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.media.MediaMark;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Sha256;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.StoredVideo;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.model.Tier;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.Settlement;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Domain values for tests. Values with different numbers are different, values with the same number
 * are equal; the files they name do not exist ({@link SampleMedia} writes real ones).
 *
 * <pre>{@code
 * Job job = Samples.aPendingJob(1);
 * Job dear = JobBuilder.aJob(2).boundedBy("25.00").labelled("spring").build();
 * }</pre>
 */
public final class Samples {
  /** When things happen in tests. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** Who renders in tests. */
  public static final ProviderId PROVIDER = new ProviderId("sample");

  private static final AvatarModel MODEL = Catalog.builtIn().model(Tier.STANDARD);

  private Samples() {}

  /** The standard model of the built-in catalogue. */
  public static AvatarModel model() {
    return MODEL;
  }

  /** A measured picture of 600x800 pixels. */
  public static Portrait portrait(int number) {
    return new Portrait(
        MediaSource.file(Path.of("pictures", "anna " + number + ".png")),
        ImageFormat.PNG,
        600,
        800,
        54_321,
        digest("portrait " + number),
        Set.of());
  }

  /** A measured speech of 110,251 samples at 44.1 kHz: a length without a finite decimal. */
  public static Speech speech(int number) {
    return new Speech(
        MediaSource.file(Path.of("sounds", "hello " + number + ".ogg")),
        AudioFormat.OGG,
        "Opus",
        new MediaLength(110_251, 44_100),
        2,
        12_345,
        digest("speech " + number),
        Set.of(MediaMark.TRUNCATED, MediaMark.DAMAGED));
  }

  /** A job that was just accepted at {@link #NOON}. */
  public static Job aPendingJob(int number) {
    return JobBuilder.aJob(number).build();
  }

  /** Where a job's files lie for the provider. */
  public static StagedMedia staged(Job job) {
    return new StagedMedia(
        URI.create("https://files.example/portrait.png"),
        URI.create("https://files.example/" + job.id() + ".ogg"));
  }

  /** The provider's name of a job. */
  public static RemoteRef ref(Job job) {
    return new RemoteRef(
        job.quote().provider(),
        "request-" + job.id(),
        Map.of("status", URI.create("https://queue.example/" + job.id() + "/status")));
  }

  /** A finished video at the provider. */
  public static RemoteVideo remoteVideo(Job job) {
    return new RemoteVideo(URI.create("https://videos.example/" + job.id() + ".mp4"), 98_765);
  }

  /** A video of a job that is ours, with every flag there is. */
  public static StoredVideo storedVideo(Job job) {
    return new StoredVideo(
        Path.of("videos", job.id() + ".mp4"),
        98_765,
        digest("video of " + job.id()),
        new VideoFacts(832, 1104, new MediaLength(75, 30), new MediaLength(110_592, 44_100)),
        Set.of(StoredVideo.Flag.values()));
  }

  /** What was billed for a job: a little more than expected. */
  public static BilledCost billed(Money amount) {
    return new BilledCost.Known(amount, new BigDecimal("2.7"), "billable units x unit price");
  }

  /** A failure with everything a failure can have. */
  public static Failure failure(FailureCode code) {
    return Failure.of(code, "the far side said no to “Zoë”", Spend.POSSIBLE)
        .inProviderWords("No 'usable' face;\n\"try another\" \\ 試す")
        .retryAfter(Duration.ofMillis(1_500));
  }

  /** The hold of a job. */
  public static Hold hold(Job job) {
    return Hold.of(job);
  }

  /** The same job, submitting from {@link #NOON} on. */
  public static Job submitting(Job pending) {
    return pending.moved(new JobState.Submitting(NOON, 1, staged(pending)));
  }

  /** The same job, accepted by the provider. */
  public static Job submitted(Job pending) {
    Job submitting = submitting(pending);
    return submitting.moved(
        new JobState.Submitted(NOON, ref(pending), JobState.Submitted.Stage.QUEUED, 3));
  }

  /** The same job with its video on our disk, billed at an amount. */
  public static Job succeeded(Job pending, Money billed, Instant at) {
    BilledCost cost = billed(billed);
    Settlement settlement =
        new Settlement(pending.quote().expected(), pending.quote().upperBound(), cost);
    return submitted(pending)
        .observed(new RenderStatus.Done(remoteVideo(pending), cost, List.of("done")), at)
        .moved(new JobState.Succeeded(at, ref(pending), storedVideo(pending), settlement));
  }

  /** The same job with its video on our disk, waiting for its bill. */
  public static Job succeededUnbilled(Job pending, Instant at) {
    Settlement settlement =
        new Settlement(
            pending.quote().expected(), pending.quote().upperBound(), BilledCost.PENDING);
    JobState.Succeeded succeeded =
        new JobState.Succeeded(at, ref(pending), storedVideo(pending), settlement);
    return submitted(pending)
        .observed(new RenderStatus.Done(remoteVideo(pending), BilledCost.PENDING, List.of()), at)
        .moved(succeeded.awaitingBill(ref(pending)));
  }

  /** The same job, failed at the provider, waiting for its bill. */
  public static Job failedUnbilled(Job pending) {
    JobState.Failed failed = new JobState.Failed(NOON, failure(FailureCode.RENDER_FAILED));
    return submitted(pending).moved(failed.awaitingBill(ref(pending)));
  }

  /** The same job, cancelled at the provider, waiting for its bill. */
  public static Job cancelledUnbilled(Job pending) {
    JobState.Cancelled cancelled = new JobState.Cancelled(NOON, Spend.POSSIBLE);
    return submitted(pending).moved(cancelled.awaitingBill(ref(pending)));
  }

  /** The same job, failed before it was submitted. */
  public static Job failed(Job pending) {
    return pending.moved(new JobState.Failed(NOON, failure(FailureCode.REQUEST_REFUSED)));
  }

  /** The same job, cancelled before it was submitted. */
  public static Job cancelled(Job pending) {
    return pending.moved(new JobState.Cancelled(NOON, Spend.NONE));
  }

  /**
   * Ways of a job from its beginning to each end, through every state; each list starts with the
   * pending job.
   */
  public static List<List<Job>> journeys(Job pending) {
    return List.of(
        straight(pending),
        lost(pending),
        paused(pending),
        settled(succeededUnbilled(pending, NOON)),
        settled(failedUnbilled(pending)),
        settled(cancelledUnbilled(pending)),
        List.of(pending, cancelled(pending)),
        List.of(pending, failed(pending)));
  }

  /** From an end that waits for its bill to the same end with it. */
  private static List<Job> settled(Job unbilled) {
    Job pending = aPendingAgain(unbilled);
    return List.of(
        pending,
        submitting(pending),
        submitted(pending),
        unbilled,
        unbilled.settled(billed(Money.usd("0.151740"))));
  }

  private static Job aPendingAgain(Job job) {
    return Job.pending(
        job.id(), job.key(), job.request(), job.quote(), job.labels(), job.createdAt());
  }

  private static List<Job> straight(Job pending) {
    Job submitting = submitting(pending);
    Job queued = submitted(pending);
    Job rendering = queued.observed(new RenderStatus.Rendering(40, List.of()), NOON.plusMillis(1));
    Job rendered =
        rendering.observed(
            new RenderStatus.Done(remoteVideo(pending), BilledCost.PENDING, List.of()),
            NOON.plusNanos(1_001));
    Job succeeded = succeeded(pending, Money.usd("0.151740"), NOON.plusSeconds(300));
    return List.of(pending, submitting, queued, rendering, rendered, succeeded);
  }

  private static List<Job> lost(Job pending) {
    Job submitting = submitting(pending);
    JobState.InDoubt doubt =
        new JobState.InDoubt(NOON, 1, NOON, staged(pending), "the connection broke");
    Job inDoubt = submitting.moved(doubt);
    return List.of(pending, submitting, inDoubt, inDoubt.moved(doubt.abandoned(NOON)));
  }

  private static List<Job> paused(Job pending) {
    JobState.Paused paused = new JobState.Paused(NOON, 2, failure(FailureCode.ACCOUNT_LOCKED));
    Job waiting = pending.moved(paused);
    Job resumed = waiting.moved(paused.resumed(NOON.plusSeconds(60)));
    return List.of(pending, waiting, resumed);
  }

  private static Sha256 digest(String content) {
    return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
  }
}
