package dev.avatars.fal;

import dev.avatars.domain.job.JobId;
import dev.avatars.domain.job.StagedMedia;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.model.Tier;
import dev.avatars.fal.FalSettings.Hosts;
import dev.avatars.fal.FalSettings.Limits;
import dev.avatars.ports.SubmitOrder;
import java.net.URI;
import java.time.Duration;

/** What the tests of this adapter have in common. */
final class Scene {
  static final String SECRET = "id-0815:very-secret-4711-4711";
  static final FalKey KEY = FalKey.parse(SECRET);
  static final AvatarModel PRO = Catalog.builtIn().model(Tier.PRO);
  static final JobId JOB = new JobId("job00001");
  static final StagedMedia MEDIA =
      new StagedMedia(
          URI.create("https://files.example/portrait.png"),
          URI.create("https://files.example/speech-job00001.wav"));

  /** Short enough for a test, long enough for a busy machine. */
  static final Limits SHORT =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));

  private Scene() {}

  static FalSettings settings(URI base) {
    return FalSettings.with(KEY).toBuilder().hosts(Hosts.under(base)).limits(SHORT).build();
  }

  static FalProvider at(RawServer server) {
    return FalProvider.of(settings(server.uri()));
  }

  static SubmitOrder order() {
    return new SubmitOrder(JOB, PRO, MEDIA, "");
  }

  /** A ticket as fal gives it, with addresses at a base. */
  static String ticket(URI base) {
    String request = base + "/queue/fal-ai/kling-video/requests/r-1";
    return "{\"status\":\"IN_QUEUE\",\"request_id\":\"r-1\",\"response_url\":\""
        + request
        + "\",\"status_url\":\""
        + request
        + "/status\",\"cancel_url\":\""
        + request
        + "/cancel\",\"logs\":null,\"metrics\":{},\"queue_position\":0}";
  }
}
