package dev.avatars.fal;

import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port: what may be trusted as one (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 * @param port the explicit or usual port
 */
record Origin(String scheme, String host, int port) {
  /** The origin of an address, or nothing for one that is not plainly http or https. */
  static Optional<Origin> of(URI address) {
    return of(address.getScheme(), address.getHost(), address.getPort(), address.getRawUserInfo());
  }

  /** The origin of the very address that a connection is opened to. */
  static Optional<Origin> of(URL address) {
    return of(address.getProtocol(), address.getHost(), address.getPort(), address.getUserInfo());
  }

  // "https://queue.fal.run@elsewhere" is somebody else's: an address with a user is never trusted.
  @SuppressWarnings("NullAway") // the JDK's accessors answer null for absent parts
  private static Optional<Origin> of(String scheme, String host, int port, String user) {
    if (scheme == null || host == null || host.isEmpty() || user != null) {
      return Optional.empty();
    }
    String lower = scheme.toLowerCase(Locale.ROOT);
    return usualPort(lower)
        .map(usual -> new Origin(lower, host.toLowerCase(Locale.ROOT), port < 0 ? usual : port));
  }

  private static Optional<Integer> usualPort(String scheme) {
    return switch (scheme) {
      case "https" -> Optional.of(443);
      case "http" -> Optional.of(80);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }
}
