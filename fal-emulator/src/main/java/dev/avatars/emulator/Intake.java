package dev.avatars.emulator;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.SubmitOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Begins the work behind a request. */
final class Intake {
  private final AvatarProvider provider;
  private final Handover handover;
  private final Catalog catalog;
  private final Shelf shelf;
  private final Places places;
  private final int speed;
  private final AtomicBoolean queueReleased = new AtomicBoolean();

  Intake(
      AvatarProvider provider,
      Handover handover,
      Catalog catalog,
      Shelf shelf,
      Places places,
      int speed) {
    this.provider = provider;
    this.handover = handover;
    this.catalog = catalog;
    this.shelf = shelf;
    this.places = places;
    this.speed = speed;
  }

  /** What became of beginning. */
  sealed interface Begin {
    <T> T fold(
        Function<Work, T> onBegun,
        Function<HttpResponse, T> onRefused,
        Function<Optional<Work>, T> onLost);

    /** It goes on. */
    record Begun(Work work) implements Begin {
      @Override
      public <T> T fold(
          Function<Work, T> onBegun,
          Function<HttpResponse, T> onRefused,
          Function<Optional<Work>, T> onLost) {
        return onBegun.apply(work);
      }
    }

    /** The provider refused it; the caller is told. */
    record Refused(HttpResponse reply) implements Begin {
      @Override
      public <T> T fold(
          Function<Work, T> onBegun,
          Function<HttpResponse, T> onRefused,
          Function<Optional<Work>, T> onLost) {
        return onRefused.apply(reply);
      }
    }

    /** Nobody knows, except by looking for it; the caller is told nothing. */
    record Lost(Optional<Work> work) implements Begin {
      @Override
      public <T> T fold(
          Function<Work, T> onBegun,
          Function<HttpResponse, T> onRefused,
          Function<Optional<Work>, T> onLost) {
        return onLost.apply(work);
      }
    }
  }

  /** Whether there is any endpoint of an app; fal looks at nothing more when it takes a request. */
  boolean knowsApp(String app) {
    return catalog.models().stream().anyMatch(model -> model.endpoint().startsWith(app + "/"));
  }

  Optional<AvatarModel> model(String endpoint) {
    return catalog.models().stream().filter(model -> model.endpoint().equals(endpoint)).findFirst();
  }

  /** Lets requests go that were held in the queue. */
  void releaseQueue() {
    queueReleased.set(true);
  }

  /** Holds requests again that are told to be held. */
  void holdQueue() {
    queueReleased.set(false);
  }

  /** Begins a request as has been decided about it. */
  Begin begin(Submitted submitted, Fate fate) {
    if (fate.outcome().isPresent()) {
      return new Begin.Begun(scripted(fate.outcome().get(), submitted.at()));
    }
    if (fate.queue() == Fate.Queue.STANDS) {
      return new Begin.Begun(new HeldWork(queueReleased::get, now -> released(submitted, now)));
    }
    return begin(submitted);
  }

  private Begin begin(Submitted submitted) {
    Optional<AvatarModel> model = model(submitted.endpoint());
    return model.isEmpty()
        ? new Begin.Begun(ScriptedWork.endedIn(noSuchPath(submitted), submitted.at()))
        : begin(submitted, model.get());
  }

  private Begin begin(Submitted submitted, AvatarModel model) {
    JobId job = new JobId(submitted.id().replace("-", ""));
    return handover
        .stage(submitted.input(), job, submitted.at())
        .<Begin>fold(
            media -> submit(submitted, order(submitted, model, media, job)),
            bad -> new Begin.Begun(scripted(bad, submitted.at())));
  }

  private Begin submit(Submitted submitted, SubmitOrder order) {
    return provider
        .submit(order)
        .<Begin>fold(
            accepted -> new Begin.Begun(follow(submitted, accepted.ref())),
            refused -> new Begin.Refused(FailureWords.refusal(refused.failure())),
            unconfirmed -> new Begin.Lost(found(submitted, order.media())));
  }

  private Optional<Work> found(Submitted submitted, StagedMedia media) {
    return provider
        .find(media, submitted.at())
        .fold(
            ref -> Optional.of(follow(submitted, ref)),
            Optional::empty,
            notPossible -> Optional.empty());
  }

  private Work released(Submitted submitted, Instant now) {
    return begin(submitted)
        .fold(
            work -> work,
            refused -> scripted(refusedLate(refused), now),
            lost ->
                lost.orElseGet(
                    () -> scripted(InfrastructureError.RUNNER_CONNECTION_ERROR.outcome(), now)));
  }

  private Work scripted(Outcome outcome, Instant from) {
    return ScriptedWork.endingIn(outcome, from, speed);
  }

  private Work follow(Submitted submitted, RemoteRef ref) {
    return new ProviderWork(provider, ref, (done, now) -> output(submitted, done, now));
  }

  /** The model's output: the address of the video here, and what the provider tells about it. */
  private Outcome output(Submitted submitted, RenderStatus.Done done, Instant now) {
    String path = shelf.newPath("output.mp4");
    shelf.put(path, done.video(), provider.downloads(), submitted.wishes().lifecycle(), now);
    var body = Json.object();
    var video = body.putObject("video").put("url", places.at(Surface.CDN, path));
    video.put("content_type", "video/mp4").put("file_name", "output.mp4");
    done.video().size().ifPresent(size -> video.put("file_size", size));
    Optional<BigDecimal> units = ProviderWork.units(done.billed());
    units.ifPresent(seconds -> body.put("duration", seconds));
    Outcome outcome = Outcome.of(200, body);
    return units.map(outcome::billed).orElse(outcome);
  }

  private static SubmitOrder order(
      Submitted submitted, AvatarModel model, StagedMedia media, JobId job) {
    return new SubmitOrder(job, model, media, submitted.input().path("prompt").asText(""));
  }

  private static Outcome noSuchPath(Submitted submitted) {
    String path = submitted.endpoint().substring(submitted.app().length());
    return Outcome.of(404, Json.object().put("detail", "Path " + path + " not found"))
        .billed(BigDecimal.ZERO);
  }

  private static Outcome refusedLate(HttpResponse refused) {
    return Outcome.of(refused.status(), Json.parse(refused.text())).billed(BigDecimal.ZERO);
  }
}
