package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.AssetStorage;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.VideoDownloads;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A lawful provider in front of a {@link FarSide}. */
final class ReferenceProvider implements AvatarProvider {
  private final FarSide farSide;
  private final Capabilities capabilities;
  private final AssetStorage assets = new MemoryAssets();

  ReferenceProvider(FarSide farSide, Capabilities capabilities) {
    this.farSide = farSide;
    this.capabilities = capabilities;
  }

  @Override
  public ProviderId id() {
    return Samples.PROVIDER;
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
    return (video, from) -> {
      byte[] bytes = SampleMedia.speakingVideo();
      byte[] rest = Arrays.copyOfRange(bytes, (int) from, bytes.length);
      return new VideoDownloads.Opened(new ByteArrayInputStream(rest), from, bytes.length);
    };
  }

  @Override
  public Submission submit(SubmitOrder order) {
    return switch (farSide.situation()) {
      case REFUSES_CONTENT -> refused(FailureCode.CONTENT_REFUSED);
      case THROTTLES ->
          new Submission.Refused(
              failure(FailureCode.THROTTLED).retryAfter(ProviderStage.THROTTLE_WAIT));
      case LOCKS_THE_ACCOUNT -> refused(FailureCode.ACCOUNT_LOCKED);
      case REFUSES_THE_KEY -> refused(FailureCode.CREDENTIALS_REFUSED);
      case UNREACHABLE -> refused(FailureCode.UNREACHABLE);
      case LOSES_THE_REPLY -> lost(order);
      default -> new Submission.Accepted(started(order));
    };
  }

  private Submission lost(SubmitOrder order) {
    farSide.start(order, id());
    return new Submission.Unconfirmed("the connection broke after the call had left");
  }

  private RemoteRef started(SubmitOrder order) {
    Optional<RemoteRef> earlier =
        capabilities.has(Capability.DEDUPLICATES_BY_KEY) ? earlier(order) : Optional.empty();
    return earlier.orElseGet(() -> farSide.start(order, id()));
  }

  private Optional<RemoteRef> earlier(SubmitOrder order) {
    return farSide.renders().stream()
        .filter(render -> render.order().job().equals(order.job()))
        .map(FarSide.Render::ref)
        .findFirst();
  }

  @Override
  public RenderStatus status(RemoteRef ref) {
    if (isUnreachable()) {
      return new RenderStatus.Unknown(failure(FailureCode.UNREACHABLE));
    }
    return farSide
        .find(ref)
        .map(render -> FarSide.news(render, billed(ref)))
        .orElseGet(() -> new RenderStatus.Failed(failure(FailureCode.RESULT_GONE)));
  }

  @Override
  public Cancellation cancel(RemoteRef ref) {
    if (isUnreachable()) {
      return new Cancellation.NotPossible(failure(FailureCode.UNREACHABLE));
    }
    return farSide.find(ref).map(this::cancel).orElseGet(ReferenceProvider::notPossible);
  }

  private Cancellation cancel(FarSide.Render render) {
    return switch (render.stage()) {
      case QUEUED -> capabilities.has(Capability.CANCELS_QUEUED) ? removed(render) : notPossible();
      case RENDERING ->
          capabilities.has(Capability.CANCELS_RENDERING) ? Cancellation.REQUESTED : notPossible();
      case DONE, FAILED, CANCELLED -> Cancellation.TOO_LATE;
    };
  }

  private Cancellation removed(FarSide.Render render) {
    farSide.cancel(render.ref());
    return Cancellation.REMOVED;
  }

  private static Cancellation notPossible() {
    return new Cancellation.NotPossible(failure(FailureCode.REQUEST_REFUSED));
  }

  @Override
  public Finding find(StagedMedia media, Instant since) {
    if (!capabilities.has(Capability.FINDS_LOST_SUBMITS)) {
      return Finding.NOT_SUPPORTED;
    }
    return farSide.renders().stream()
        .filter(render -> render.order().media().speech().equals(media.speech()))
        .findFirst()
        .<Finding>map(render -> new Finding.Found(render.ref()))
        .orElse(Finding.NOTHING);
  }

  @Override
  public BilledCost billed(RemoteRef ref) {
    boolean told =
        capabilities.has(Capability.TELLS_BILLED_COST)
            && farSide.find(ref).filter(found -> found.stage() == FarSide.Stage.DONE).isPresent();
    return told ? Samples.billed(FarSide.BILL) : BilledCost.PENDING;
  }

  private boolean isUnreachable() {
    return farSide.situation() == Situation.UNREACHABLE;
  }

  private static Submission refused(FailureCode code) {
    return new Submission.Refused(failure(code));
  }

  private static Failure failure(FailureCode code) {
    return Failure.free(code, "the far side was told to say no");
  }
}
