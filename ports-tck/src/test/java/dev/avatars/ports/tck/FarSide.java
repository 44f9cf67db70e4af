package dev.avatars.ports.tck;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.model.ProviderId;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.ports.SubmitOrder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rendering service in memory that does as it is told. Thread-safe. */
final class FarSide {
  /** What it bills for every render: more than the speech alone would cost. */
  static final Money BILL = Money.usd("0.15174");

  private final List<Render> renders = new ArrayList<>();
  private Situation situation = Situation.ACCEPTS;

  /** What became of a render. */
  enum Stage {
    QUEUED,
    RENDERING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** One render. */
  record Render(RemoteRef ref, SubmitOrder order, Stage stage) {
    Render in(Stage next) {
      return stage == Stage.QUEUED || stage == Stage.RENDERING
          ? new Render(ref, order, next)
          : this;
    }
  }

  synchronized void arrange(Situation next) {
    situation = next;
    switch (next) {
      case RENDERS -> renders.replaceAll(render -> render.in(Stage.RENDERING));
      case FINISHES -> renders.replaceAll(render -> render.in(Stage.DONE));
      case FAILS_RENDERING -> renders.replaceAll(render -> render.in(Stage.FAILED));
      case FORGETS -> renders.clear();
      default -> {
        // Only calls are affected.
      }
    }
  }

  synchronized Situation situation() {
    return situation;
  }

  synchronized int started() {
    return renders.size();
  }

  synchronized RemoteRef start(SubmitOrder order, ProviderId provider) {
    RemoteRef ref = RemoteRef.of(provider, "render-" + renders.size());
    renders.add(new Render(ref, order, Stage.QUEUED));
    return ref;
  }

  synchronized Optional<Render> find(RemoteRef ref) {
    return renders.stream()
        .filter(render -> render.ref().requestId().equals(ref.requestId()))
        .findFirst();
  }

  synchronized List<Render> renders() {
    return List.copyOf(renders);
  }

  synchronized void cancel(RemoteRef ref) {
    renders.replaceAll(render -> render.ref().equals(ref) ? render.in(Stage.CANCELLED) : render);
  }

  /** News about a render, with its bill as far as the provider may tell. */
  static RenderStatus news(Render render, BilledCost billed) {
    return switch (render.stage()) {
      case QUEUED -> new RenderStatus.Queued(0, List.of());
      case RENDERING -> new RenderStatus.Rendering(50, List.of("frame 1"));
      case DONE -> new RenderStatus.Done(video(render), billed, List.of());
      case FAILED ->
          new RenderStatus.Failed(
              Failure.of(FailureCode.RENDER_FAILED, "the renderer stopped", Spend.POSSIBLE));
      case CANCELLED -> new RenderStatus.CancelledThere("cancelled by its owner");
    };
  }

  private static RemoteVideo video(Render render) {
    return RemoteVideo.at(URI.create("memory:/videos/" + render.ref().requestId()));
  }
}
