package dev.avatars.fal;

import java.net.URI;
import java.net.URL;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The origins that may have something: the key, or a file.
 *
 * @param exact origins that match as a whole
 * @param domains domains that match with all their subdomains, over https and its usual port alone
 */
record OriginSet(Set<Origin> exact, Set<String> domains) {
  OriginSet {
    exact = Set.copyOf(exact);
    domains = Set.copyOf(domains);
  }

  /** Exactly the origins of these addresses. */
  static OriginSet of(Collection<URI> addresses) {
    return new OriginSet(
        addresses.stream()
            .map(Origin::of)
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()),
        Set.of());
  }

  boolean has(URI address) {
    return Origin.of(address).filter(this::has).isPresent();
  }

  boolean has(URL address) {
    return Origin.of(address).filter(this::has).isPresent();
  }

  private boolean has(Origin origin) {
    return exact.contains(origin) || domains.stream().anyMatch(domain -> isUnder(origin, domain));
  }

  private static boolean isUnder(Origin origin, String domain) {
    return origin.scheme().equals("https")
        && origin.port() == 443
        && (origin.host().equals(domain) || origin.host().endsWith("." + domain));
  }

  @Override
  public String toString() {
    Set<String> names = new TreeSet<>();
    exact.forEach(origin -> names.add(origin.toString()));
    domains.forEach(domain -> names.add("https://*." + domain));
    return String.join(", ", names);
  }
}
