package dev.avatars.emulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request is about: a part of fal's surface and a path there, whichever entrance it came in
 * by.
 *
 * @param surface the part
 * @param segments the decoded path below it, without empty segments
 * @param query the raw query, without its question mark; may be empty
 */
record Address(Surface surface, List<String> segments, String query) {
  private static final String TARGET = "x-fal-target-url";

  Address {
    segments = List.copyOf(segments);
  }

  /**
   * Finds out by the proxy's header, by the host's name, or by the first path segment.
   *
   * @throws BadAddressException when an address cannot be read
   */
  static Address of(HttpRequest request) {
    Optional<String> target = request.headers().first(TARGET);
    if (target.isPresent()) {
      return absolute(target.get());
    }
    return request.target().startsWith("/")
        ? Surface.ofHost(host(request))
            .map(surface -> at(surface, request.target()))
            .orElseGet(() -> byPrefix(request.target()))
        : absolute(request.target());
  }

  /** An address that nobody can read. */
  static final class BadAddressException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadAddressException(String found) {
      super("address: found '" + found + "'; allowed: an absolute path or http address");
    }
  }

  String path() {
    return "/" + String.join("/", segments);
  }

  /** The values of a query parameter, repeated or separated by commas. */
  List<String> all(String parameter) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> name(pair).equals(parameter))
        .flatMap(pair -> Arrays.stream(value(pair).split(",")))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The one value of a query parameter, as it is. */
  Optional<String> first(String parameter) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> name(pair).equals(parameter))
        .map(Address::value)
        .findFirst();
  }

  private static Address absolute(String address) {
    try {
      URI uri = URI.create(address);
      String rest = Optional.ofNullable(uri.getRawPath()).orElse("/");
      String query = Optional.ofNullable(uri.getRawQuery()).map(raw -> "?" + raw).orElse("");
      String host = Optional.ofNullable(uri.getHost()).orElse("");
      return Surface.ofHost(host)
          .map(surface -> at(surface, rest + query))
          .orElseGet(() -> byPrefix(rest + query));
    } catch (IllegalArgumentException unreadable) {
      throw new BadAddressException(address);
    }
  }

  private static Address at(Surface surface, String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Address address =
        new Address(surface, segments(path), mark < 0 ? "" : target.substring(mark + 1));
    return surface == Surface.PLATFORM && !address.segments.isEmpty()
        ? new Address(surface, address.segments.subList(1, address.segments.size()), address.query)
        : address;
  }

  private static Address byPrefix(String target) {
    Address whole = at(Surface.STRANGE, target);
    Surface surface =
        whole.segments.isEmpty() ? Surface.STRANGE : Surface.ofPrefix(whole.segments.get(0));
    return surface == Surface.STRANGE
        ? whole
        : new Address(surface, whole.segments.subList(1, whole.segments.size()), whole.query);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> decoded(segment.replace("+", "%2B")))
        .toList();
  }

  private static String host(HttpRequest request) {
    return request
        .headers()
        .first("Host")
        .orElse("")
        .replaceAll(":[0-9]+$", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return decoded(equals < 0 ? pair : pair.substring(0, equals));
  }

  private static String value(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : decoded(pair.substring(equals + 1));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new BadAddressException(text);
    }
  }
}
