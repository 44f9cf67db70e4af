package dev.avatars.fake;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.OutputSize;
import dev.avatars.fake.Inspection.Media;
import dev.avatars.fake.Phase.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a request goes when it has its turn: its files are read and checked, it is decided how long
 * it takes, and the real rendering is begun.
 */
final class RenderDesk {
  private static final Duration INSPECTION = Duration.ofSeconds(3);
  private static final int JITTER_THOUSANDTHS = 100;

  /** How much of its time a rendering takes until it breaks down, in percent. */
  private static final int BREAKDOWN_PERCENT = 40;

  private final Inspection inspection;
  private final Renderings renderings;
  private final Chance chance;
  private final int speed;

  RenderDesk(Inspection inspection, Renderings renderings, Chance chance, int speed) {
    this.inspection = inspection;
    this.renderings = renderings;
    this.chance = chance;
    this.speed = speed;
  }

  /** Begins with a request. */
  Running begin(FakeRequest request, Instant now) {
    return refusal(request)
        .map(failure -> inspected(failure, now))
        .orElseGet(
            () ->
                inspection
                    .inspect(request.order())
                    .fold(media -> begin(request, media, now), bad -> inspected(bad, now)));
  }

  private static Optional<Failure> refusal(FakeRequest request) {
    if (request.suffers(Misfortune.REFUSES_THE_CONTENT)) {
      return Optional.of(FakeFailures.contentRefused());
    }
    return request.suffers(Misfortune.FINDS_NO_FACE)
        ? Optional.of(FakeFailures.faceNotFound())
        : Optional.empty();
  }

  private Running inspected(Failure failure, Instant now) {
    Instant end = now.plusMillis(INSPECTION.toMillis() / speed);
    return new Running(now, end, end, new Ending.Failed(failure), "inspecting the files");
  }

  private Running begin(FakeRequest request, Media media, Instant now) {
    Duration time = time(request, media.speech());
    Instant planned = now.plus(time);
    String log = "rendering " + words(media);
    if (request.suffers(Misfortune.FAILS_RENDERING)) {
      Instant breakdown = now.plusMillis(time.toMillis() * BREAKDOWN_PERCENT / 100);
      Ending failure = new Ending.Failed(FakeFailures.renderingFailed());
      return new Running(now, planned, breakdown, failure, log);
    }
    Rendering rendering = renderings.begin(order(request, media));
    Ending video = new Ending.Video(rendering, media.speech().length());
    return new Running(now, planned, planned, video, log);
  }

  private Duration time(FakeRequest request, Speech speech) {
    Duration typical = request.model().time().estimate(speech.length()).dividedBy(speed);
    return chance.about(typical, JITTER_THOUSANDTHS, "rendering", request.number());
  }

  private static VideoOrder order(FakeRequest request, Media media) {
    OutputSize output = request.model().output();
    Portrait portrait = media.portrait();
    return new VideoOrder(
        media.portraitFile(),
        media.speechFile(),
        new VideoOrder.Cut(
            portrait.digest(),
            media.speech().digest(),
            output.widthFor(portrait.width(), portrait.height()),
            output.heightFor(portrait.width(), portrait.height()),
            output.framesPerSecond(),
            shape(request)));
  }

  private static VideoShape shape(FakeRequest request) {
    if (request.suffers(Misfortune.RETURNS_A_SHORT_VIDEO)) {
      return VideoShape.SHORT;
    }
    if (request.suffers(Misfortune.RETURNS_A_PADDED_VIDEO)) {
      return VideoShape.PADDED;
    }
    return request.suffers(Misfortune.RETURNS_A_SILENT_VIDEO)
        ? VideoShape.SILENT
        : VideoShape.FAITHFUL;
  }

  private static String words(Media media) {
    return media.speech().length()
        + " of "
        + media.speech().codec()
        + " with a "
        + media.portrait().format().title()
        + " of "
        + media.portrait().width()
        + "x"
        + media.portrait().height();
  }
}
