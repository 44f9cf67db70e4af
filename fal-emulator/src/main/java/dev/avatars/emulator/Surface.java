package dev.avatars.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parts of fal's surface: each is a host of fal's, and a first path segment here. */
enum Surface {
  QUEUE("queue", Set.of("queue.fal.run", "queue.falrun.com")),
  RUN("run", Set.of("fal.run", "falrun.com")),
  REST("rest", Set.of("rest.fal.ai", "rest.alpha.fal.ai")),
  CDN("cdn", Set.of("v3.fal.media", "v3b.fal.media", "fal.media")),
  PLATFORM("v1", Set.of("api.fal.ai")),
  /** The emulator's own controls, which fal does not have. */
  ADMIN("admin", Set.of()),
  /** Nothing of fal's. */
  STRANGE("", Set.of());

  private final String prefix;
  private final Set<String> hosts;

  Surface(String prefix, Set<String> hosts) {
    this.prefix = prefix;
    this.hosts = hosts;
  }

  String prefix() {
    return prefix;
  }

  static Optional<Surface> ofHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(surface -> surface.hosts.contains(name)).findFirst();
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
