package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request as its caller made it.
 *
 * @param id its name here
 * @param endpoint the whole endpoint id it was sent to
 * @param input what was sent; the input itself, without an envelope
 * @param at when it was taken
 * @param wishes what its headers and query ask for
 */
record Submitted(String id, String endpoint, JsonNode input, Instant at, Wishes wishes) {
  /**
   * What a caller may ask for beside the work itself.
   *
   * @param webhook where to tell that the request has ended
   * @param startBy when it has to have begun, or need not any more
   * @param storing whether its input and output are stored
   * @param lifecycle how long what it makes is kept, and who may read it
   */
  record Wishes(
      Optional<URI> webhook, Optional<Instant> startBy, Storing storing, Lifecycle lifecycle) {
    static final Wishes NONE =
        new Wishes(Optional.empty(), Optional.empty(), Storing.STORED, Lifecycle.USUAL);
  }

  /** Whether input and output are stored. */
  enum Storing {
    STORED,
    NOT_STORED
  }

  /** The owner and the app of an endpoint id, and the namespace where there is one. */
  static String app(List<String> endpoint) {
    boolean named =
        !endpoint.isEmpty()
            && (endpoint.get(0).equals("workflows") || endpoint.get(0).equals("comfy"));
    return String.join("/", endpoint.subList(0, Math.min(endpoint.size(), named ? 3 : 2)));
  }

  String app() {
    return app(List.of(endpoint.split("/")));
  }
}
