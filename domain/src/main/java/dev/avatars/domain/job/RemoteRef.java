package dev.avatars.domain.job;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.model.ProviderId;
import java.net.URI;
import java.util.Map;

/**
 * A provider's name of a job it accepted, with the addresses it told us to use.
 *
 * <p>The addresses are the provider's to read; nobody else builds or interprets them.
 *
 * @param provider who accepted it
 * @param requestId the provider's id, opaque
 * @param urls the provider's addresses by name, such as {@code status}; may be empty
 */
public record RemoteRef(ProviderId provider, String requestId, Map<String, URI> urls) {
  public RemoteRef {
    requireNonNull(provider, "provider");
    if (requestId.isBlank()) {
      throw new IllegalArgumentException("request id: found none; allowed: the provider's id");
    }
    urls = Map.copyOf(urls);
  }

  /** A reference that needs no addresses. */
  public static RemoteRef of(ProviderId provider, String requestId) {
    return new RemoteRef(provider, requestId, Map.of());
  }

  @Override
  public String toString() {
    return provider + ":" + requestId;
  }
}
