package dev.avatars.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of fal's surface: each is a host of fal's, and a first path segment here. */
enum Surface {
  QUEUE("queue"),
  RUN("run"),
  REST("rest"),
  CDN("cdn"),
  PLATFORM("v1"),
  /** The emulator's own controls, which fal does not have. */
  ADMIN("admin"),
  /** Nothing of fal's. */
  STRANGE("");

  private static final Map<String, Surface> HOSTS =
      Map.of(
          "queue.fal.run", QUEUE,
          "queue.falrun.com", QUEUE,
          "fal.run", RUN,
          "falrun.com", RUN,
          "rest.fal.ai", REST,
          "rest.alpha.fal.ai", REST,
          "v3.fal.media", CDN,
          "v3b.fal.media", CDN,
          "fal.media", CDN,
          "api.fal.ai", PLATFORM);

  private final String prefix;

  Surface(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  static Optional<Surface> ofHost(String host) {
    return Optional.ofNullable(HOSTS.get(host.toLowerCase(Locale.ROOT)));
  }

  static Surface ofPrefix(String segment) {
    return Arrays.stream(values())
        .filter(surface -> surface.prefix.equals(segment))
        .findFirst()
        .orElse(STRANGE);
  }

  /** An error in the form of this part. */
  HttpResponse error(int status, String sentence) {
    if (this != PLATFORM) {
      return HttpResponse.json(status, Json.object().put("detail", sentence));
    }
    var body = Json.object();
    body.putObject("error").put("type", type(status)).put("message", sentence);
    return HttpResponse.json(status, body);
  }

  private static String type(int status) {
    return switch (status) {
      case 401, 403 -> "authorization_error";
      case 404 -> "not_found";
      case 429 -> "rate_limited";
      case 400, 422 -> "validation_error";
      default -> "server_error";
    };
  }
}
