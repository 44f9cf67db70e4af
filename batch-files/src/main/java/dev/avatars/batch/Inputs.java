package dev.avatars.batch;

import dev.avatars.domain.failure.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the files that rows name: beside the manifest, anywhere by a whole path, or in the web. */
final class Inputs {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final String ALLOWED =
      "a path, or an address that begins with http:// or https://";

  private final Path manifest;
  private final RemoteInputs remote;

  Inputs(Path manifest, RemoteInputs remote) {
    this.manifest = manifest;
    this.remote = remote;
  }

  /** Where the text of a column's cell leads to; an address is fetched. */
  Place find(String column, String text) {
    return ADDRESS.matcher(text).matches() ? fetched(column, text) : local(column, text);
  }

  /** The last name of a path or address, without its extension. */
  static String stem(String text) {
    String path = ADDRESS.matcher(text).matches() ? text.replaceAll("[?#].*", "") : text;
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Place local(String column, String text) {
    try {
      return new Place.At(manifest.resolveSibling(text));
    } catch (InvalidPathException refused) {
      return nowhere(column, Shown.quoted(text));
    }
  }

  private Place fetched(String column, String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme().toLowerCase(Locale.ROOT);
      boolean usable = SCHEMES.contains(scheme) && address.getHost() != null;
      return usable ? remote.fetch(column, address) : nowhere(column, shown(text));
    } catch (URISyntaxException refused) {
      return nowhere(column, shown(text));
    }
  }

  /** Without what comes behind a question mark, which may be a secret. */
  private static String shown(String address) {
    return Shown.quoted(address.replaceAll("[?#].*", "").replaceAll("//[^/@]*@", "//"));
  }

  private static Place nowhere(String column, String found) {
    return new Place.Nowhere(new Violation(column, found, ALLOWED));
  }
}
