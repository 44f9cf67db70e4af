package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.fake.Journal.Event;
import dev.avatars.fake.Phase.Ended;
import dev.avatars.fake.Phase.Running;
import dev.avatars.ports.Capabilities.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a request ends: its video is put up for fetching, its bill is made out. */
final class DeliveryDesk {
  private static final int COMPLETE = 100;
  private static final Duration LATE = Duration.ofHours(1);

  private final FakeDownloads downloads;
  private final Journal journal;
  private final FakeSettings settings;

  DeliveryDesk(FakeDownloads downloads, Journal journal, FakeSettings settings) {
    this.downloads = downloads;
    this.journal = journal;
    this.settings = settings;
  }

  /** The end of a request whose real work is done. */
  Ended end(FakeRequest request, Running running, Instant now) {
    return running
        .ending()
        .fold(
            video -> rendered(request, running, video, now),
            failed -> failed(request, failed.failure(), now),
            () -> cancelled(request, Spend.POSSIBLE, now));
  }

  /**
   * The end of a request that was stopped.
   *
   * @param spend whether it had begun
   */
  Ended cancelled(FakeRequest request, Spend spend, Instant now) {
    journal.add(Event.CANCELLED, request.job(), request.id(), now);
    return new Ended(
        new RenderStatus.CancelledThere("Request was cancelled by the client", spend),
        bill(request, Bill.nothing(request.model())),
        now);
  }

  private Ended rendered(FakeRequest request, Running running, Ending.Video video, Instant now) {
    VideoOutcome outcome = outcome(video.rendering());
    return outcome.fold(
        made -> finished(request, running, video, made, now),
        not -> failed(request, FakeFailures.renderingBroke(not.reason()), now));
  }

  private Ended finished(
      FakeRequest request,
      Running running,
      Ending.Video video,
      VideoOutcome.Made made,
      Instant now) {
    journal.add(Event.FINISHED, request.job(), request.id(), now);
    RemoteVideo remote = downloads.offer(request, video.rendering().file(), made.bytes());
    BilledCost billed =
        bill(request, Bill.of(request.model(), made.facts().length(), video.speech()));
    Instant told = request.suffers(Misfortune.TELLS_THE_BILL_LATE) ? now.plus(LATE) : now;
    BilledCost toldAtOnce = told.isAfter(now) ? BilledCost.PENDING : billed;
    return new Ended(
        new RenderStatus.Done(remote, toldAtOnce, running.logs(COMPLETE)), billed, told);
  }

  private Ended failed(FakeRequest request, Failure failure, Instant now) {
    journal.add(Event.FAILED, request.job(), request.id(), now);
    return new Ended(
        new RenderStatus.Failed(failure), bill(request, Bill.nothing(request.model())), now);
  }

  private BilledCost bill(FakeRequest request, BilledCost bill) {
    boolean told =
        settings.capabilities().has(Capability.TELLS_BILLED_COST)
            && !request.suffers(Misfortune.KEEPS_THE_BILL_OPEN);
    return told ? bill : BilledCost.PENDING;
  }

  private static VideoOutcome outcome(Rendering rendering) {
    Optional<VideoOutcome> outcome = rendering.outcome();
    return outcome.orElseThrow(
        () -> new IllegalStateException("a request ended before its rendering did"));
  }
}
