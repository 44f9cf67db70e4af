package dev.avatars.fal;

import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.model.ProviderId;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of a request. Those that fal told are used where they are on an origin that may see
 * the key; the short form {@code owner/app/requests/id} is only the fallback, since it is a rule
 * that fal may change.
 */
final class RequestUrls {
  /** Our provider's name. */
  static final ProviderId FAL = new ProviderId("fal");

  private static final String STATUS = "status";
  private static final String RESPONSE = "response";
  private static final String CANCEL = "cancel";
  private static final String ENDPOINT = "endpoint";
  private static final String SAFE_SEGMENTS = "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*";

  private final URI queue;
  private final OriginSet keyed;

  RequestUrls(URI queue, OriginSet keyed) {
    this.queue = queue;
    this.keyed = keyed;
  }

  /** Where an endpoint is submitted to. */
  URI endpoint(String endpoint) {
    return under(queue, requireSegments("endpoint", endpoint));
  }

  /** An address below another. */
  static URI under(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + "/" + path);
  }

  /** The reference for a ticket. */
  RemoteRef ref(String endpoint, QueueTicket ticket) {
    Map<String, URI> urls = new HashMap<>();
    ticket.statusUrl().filter(keyed::has).ifPresent(url -> urls.put(STATUS, url));
    ticket.responseUrl().filter(keyed::has).ifPresent(url -> urls.put(RESPONSE, url));
    ticket.cancelUrl().filter(keyed::has).ifPresent(url -> urls.put(CANCEL, url));
    urls.put(ENDPOINT, endpoint(endpoint));
    return new RemoteRef(FAL, ticket.requestId(), urls);
  }

  /** Where its state is asked, with logs. */
  Optional<URI> status(RemoteRef ref) {
    return told(ref, STATUS, "/status").map(url -> URI.create(url + query(url)));
  }

  private static String query(URI url) {
    return url.getRawQuery() == null ? "?logs=1" : "&logs=1";
  }

  /** Where its state is streamed. */
  Optional<URI> stream(RemoteRef ref) {
    return told(ref, STATUS, "/status")
        .filter(url -> url.getRawQuery() == null)
        .map(url -> URI.create(url + "/stream?logs=1"));
  }

  /** Where its result is fetched. */
  Optional<URI> result(RemoteRef ref) {
    return told(ref, RESPONSE, "");
  }

  /** Where it is stopped. */
  Optional<URI> cancel(RemoteRef ref) {
    return told(ref, CANCEL, "/cancel");
  }

  /** The endpoint it was submitted to. */
  Optional<String> endpointOf(RemoteRef ref) {
    String base = queue.toString().replaceAll("/+$", "") + "/";
    return Optional.ofNullable(ref.urls().get(ENDPOINT))
        .map(URI::toString)
        .filter(url -> url.startsWith(base))
        .map(url -> url.substring(base.length()))
        .filter(endpoint -> endpoint.matches(SAFE_SEGMENTS));
  }

  // A reference comes back from a store: what is in it is checked again before the key goes there.
  private Optional<URI> told(RemoteRef ref, String name, String suffix) {
    return Optional.ofNullable(ref.urls().get(name))
        .filter(keyed::has)
        .or(() -> shortForm(ref).map(base -> URI.create(base + suffix)));
  }

  private Optional<URI> shortForm(RemoteRef ref) {
    return endpointOf(ref)
        .filter(endpoint -> ref.requestId().matches("[A-Za-z0-9._-]+"))
        .map(endpoint -> under(queue, app(endpoint) + "/requests/" + ref.requestId()));
  }

  /** {@code owner/app}, with its namespace where it has one. */
  private static String app(String endpoint) {
    String[] parts = endpoint.split("/");
    boolean hasNamespace = parts[0].equals("workflows") || parts[0].equals("comfy");
    return String.join(
        "/", java.util.Arrays.copyOf(parts, Math.min(parts.length, hasNamespace ? 3 : 2)));
  }

  private static String requireSegments(String field, String found) {
    if (!found.matches(SAFE_SEGMENTS)) {
      throw new IllegalArgumentException(
          field + ": found '" + found + "'; allowed: letters, digits, . _ - between slashes");
    }
    return found;
  }
}
