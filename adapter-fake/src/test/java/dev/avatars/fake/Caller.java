package dev.avatars.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.ports.AssetStorage.Stored;
import dev.avatars.ports.AssetStorage.Upload;
import dev.avatars.ports.Submission;
import dev.avatars.ports.Submission.Accepted;
import dev.avatars.ports.SubmitOrder;
import dev.avatars.ports.tck.SampleMedia;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Somebody who sends requests to a world's provider and looks after them. */
final class Caller {
  private final FakeWorld world;
  private final SampleMedia media;
  private final AvatarModel model;

  Caller(FakeWorld world, Path directory) {
    this(world, directory, SmallModel.standard());
  }

  Caller(FakeWorld world, Path directory, AvatarModel model) {
    this.world = world;
    this.media = SampleMedia.in(directory);
    this.model = model;
  }

  static JobId job(int number) {
    return new JobId("job" + (10_000 + number));
  }

  /** An order of a numbered job, with a picture and a speech of its own. */
  SubmitOrder order(int number) {
    return order(number, media.portrait(number), media.speech(number), "");
  }

  SubmitOrder order(int number, Portrait portrait, Speech speech, String prompt) {
    URI picture = address(world.provider().assets().store(portrait));
    URI sound = address(world.provider().assets().store(speech, job(number)));
    return new SubmitOrder(job(number), model, new StagedMedia(picture, sound), prompt);
  }

  Submission submit(int number) {
    return world.provider().submit(order(number));
  }

  /** The reference of a request that is accepted. */
  RemoteRef accepted(int number) {
    return accepted(order(number));
  }

  RemoteRef accepted(SubmitOrder order) {
    return expect(Accepted.class, world.provider().submit(order)).ref();
  }

  RenderStatus status(RemoteRef ref) {
    return world.provider().status(ref);
  }

  /** Lets an hour pass, in which everything ends. */
  RenderStatus statusInTheEnd(RemoteRef ref) {
    world.clock().advance(Duration.ofHours(1));
    return status(ref);
  }

  RenderStatus.Done done(RemoteRef ref) {
    return expect(RenderStatus.Done.class, statusInTheEnd(ref));
  }

  Failure failure(RemoteRef ref) {
    return expect(RenderStatus.Failed.class, statusInTheEnd(ref)).failure();
  }

  static <T> T expect(Class<T> kind, Object outcome) {
    assertThat(outcome).isInstanceOf(kind);
    return kind.cast(outcome);
  }

  private static URI address(Upload upload) {
    return expect(Stored.class, upload).url();
  }
}
