package dev.avatars.fake;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.fake.Misfortune.Occasion;
import dev.avatars.fake.Phase.Running;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A provider that takes time, has a queue, can fail, and costs nothing. Thread-safe. */
final class FakeProvider implements AvatarProvider {
  static final ProviderId ID = new ProviderId("fake");

  /** How long a rendering goes on after it was asked to stop. */
  private static final Duration STOPPING = Duration.ofSeconds(1);

  private final WorldTime time;
  private final FrontDesk frontDesk;
  private final RequestQueue queue;
  private final FakeAssets assets;
  private final FakeDownloads downloads;
  private final Faults faults;
  private final Capabilities capabilities;

  FakeProvider(
      WorldTime time,
      FrontDesk frontDesk,
      RequestQueue queue,
      FakeAssets assets,
      FakeDownloads downloads,
      Faults faults,
      Capabilities capabilities) {
    this.time = time;
    this.frontDesk = frontDesk;
    this.queue = queue;
    this.assets = assets;
    this.downloads = downloads;
    this.faults = faults;
    this.capabilities = capabilities;
  }

  @Override
  public ProviderId id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public AssetStorage assets() {
    return assets;
  }

  @Override
  public VideoDownloads downloads() {
    return downloads;
  }

  @Override
  public Submission submit(SubmitOrder order) {
    return time.at(now -> frontDesk.submit(order, faults.strike(Occasion.SUBMIT), now));
  }

  /** Puts the account in order again after it was found locked. */
  void unlockAccount() {
    time.at(
        now -> {
          frontDesk.unlock();
          return now;
        });
  }

  @Override
  public RenderStatus status(RemoteRef ref) {
    return time.at(now -> status(ref, faults.strike(Occasion.STATUS), now));
  }

  @Override
  public Cancellation cancel(RemoteRef ref) {
    return faults.strike(Occasion.CANCEL).isEmpty()
        ? time.at(now -> cancel(ref, now))
        : new Cancellation.NotPossible(FakeFailures.unreachable());
  }

  @Override
  public Finding find(StagedMedia media, Instant since) {
    if (!capabilities.has(Capability.FINDS_LOST_SUBMITS)) {
      return Finding.NOT_SUPPORTED;
    }
    return time.at(
        now ->
            queue
                .find(media, since)
                .map(request -> (Finding) new Finding.Found(request.ref()))
                .orElseGet(() -> new Finding.Nothing(queue.completeUntil(since))));
  }

  @Override
  public BilledCost billed(RemoteRef ref) {
    return time.at(
        now -> queue.find(ref).map(request -> billed(request, now)).orElse(BilledCost.PENDING));
  }

  private RenderStatus status(RemoteRef ref, Set<Misfortune> struck, Instant now) {
    if (struck.contains(Misfortune.HIDES_THE_STATUS)) {
      return new RenderStatus.Unknown(FakeFailures.statusUnknown());
    }
    if (struck.contains(Misfortune.FORGETS_THE_REQUEST)) {
      queue.forget(ref);
    }
    return queue
        .find(ref)
        .map(request -> status(request, now))
        .orElseGet(() -> new RenderStatus.Failed(FakeFailures.unknownRequest(ref.requestId())));
  }

  private RenderStatus status(FakeRequest request, Instant now) {
    return request
        .phase()
        .fold(
            waits -> new RenderStatus.Queued(queue.position(request), List.of()),
            run -> run.status(now),
            Phase.Ended::status);
  }

  private Cancellation cancel(RemoteRef ref, Instant now) {
    return queue
        .find(ref)
        .map(request -> cancel(request, now))
        .orElseGet(
            () -> new Cancellation.NotPossible(FakeFailures.unknownRequest(ref.requestId())));
  }

  private Cancellation cancel(FakeRequest request, Instant now) {
    return request
        .phase()
        .fold(
            waits -> removed(request, now),
            run -> stopped(request, run, now),
            ended -> Cancellation.TOO_LATE);
  }

  private Cancellation removed(FakeRequest request, Instant now) {
    if (!capabilities.has(Capability.CANCELS_QUEUED)) {
      return new Cancellation.NotPossible(FakeFailures.notSupported("cancel what waits"));
    }
    queue.remove(request, now);
    return Cancellation.REMOVED;
  }

  private Cancellation stopped(FakeRequest request, Running run, Instant now) {
    if (!capabilities.has(Capability.CANCELS_RENDERING)) {
      return new Cancellation.NotPossible(FakeFailures.notSupported("stop a rendering"));
    }
    if (!request.suffers(Misfortune.IGNORES_THE_CANCEL)) {
      run.ending().dismiss();
      request.enter(run.stopped(now.plus(STOPPING)));
    }
    return Cancellation.REQUESTED;
  }

  private static BilledCost billed(FakeRequest request, Instant now) {
    return request
        .phase()
        .fold(waits -> BilledCost.PENDING, run -> BilledCost.PENDING, ended -> ended.billed(now));
  }
}
