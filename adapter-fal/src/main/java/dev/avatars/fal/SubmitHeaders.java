package dev.avatars.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.job.JobId;
import dev.avatars.fal.FalSettings.Priority;
import dev.avatars.fal.FalSettings.Privacy;
import dev.avatars.fal.FalSettings.Visibility;
import dev.avatars.fal.FalSettings.Wishes;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What goes with a submit beside the input (fal's page of common parameters). */
final class SubmitHeaders {
  /** The header of a file's life on an upload. */
  static final String LIFE_OF_UPLOAD = "X-Fal-Object-Lifecycle";

  private static final String LIFE_OF_RESULT = "X-Fal-Object-Lifecycle-Preference";

  private SubmitHeaders() {}

  /** The headers. */
  static Map<String, String> of(Wishes wishes, Privacy privacy, JobId job) {
    Map<String, String> headers = new TreeMap<>();
    // Another model at another price is not what was quoted.
    headers.put("x-app-fal-disable-fallback", "true");
    headers.put("X-Fal-Tags", tags(wishes, job));
    wishes
        .startWithin()
        .ifPresent(
            time -> headers.put("X-Fal-Request-Start-Timeout", String.valueOf(time.toSeconds())));
    if (wishes.priority() == Priority.LOW) {
      headers.put("X-Fal-Queue-Priority", "low");
    }
    lifecycle(privacy, privacy.results()).ifPresent(life -> headers.put(LIFE_OF_RESULT, life));
    return headers;
  }

  // The job's own tag comes last, since the last of two equal names wins.
  private static String tags(Wishes wishes, JobId job) {
    String own = "job=" + job;
    return wishes.tags().isEmpty()
        ? own
        : new TreeMap<>(wishes.tags())
                .entrySet().stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .collect(Collectors.joining(","))
            + ","
            + own;
  }

  /** The life of uploads: they stay readable, since the model has to read them. */
  static Optional<String> ofUpload(Privacy privacy) {
    return lifecycle(privacy, Visibility.PUBLIC);
  }

  private static Optional<String> lifecycle(Privacy privacy, Visibility visibility) {
    ObjectNode life = Json.object();
    privacy.expiry().ifPresent(t -> life.put("expiration_duration_seconds", t.toSeconds()));
    if (visibility == Visibility.PRIVATE) {
      life.putObject("initial_acl").put("default", "forbid");
    }
    return life.isEmpty() ? Optional.empty() : Optional.of(life.toString());
  }

  /** An endpoint's address with the webhook, whose address carries the job's id. */
  static URI withWebhook(URI endpoint, Wishes wishes, JobId job) {
    return wishes
        .webhook()
        .map(hook -> hook + (hook.getRawQuery() == null ? "?" : "&") + "job=" + job)
        .map(hook -> URLEncoder.encode(hook, StandardCharsets.UTF_8))
        .map(hook -> URI.create(endpoint + "?fal_webhook=" + hook))
        .orElse(endpoint);
  }
}
