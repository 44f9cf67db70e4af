package dev.avatars.batch.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** How a page names a file near it. */
final class RelativeUrl {
  private static final String PLAIN = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RelativeUrl() {}

  /**
   * The address of a file as seen from a page, in ASCII; that of the file alone where they share no
   * root.
   */
  static String of(Path page, Path file) {
    Path from = page.toAbsolutePath().normalize();
    Path to = file.toAbsolutePath().normalize();
    return Objects.equals(from.getRoot(), to.getRoot())
        ? encoded(from.resolveSibling("").relativize(to))
        : to.toUri().toASCIIString();
  }

  private static String encoded(Path relative) {
    List<String> names = new ArrayList<>();
    relative.forEach(name -> names.add(encoded(name.toString())));
    return String.join("/", names);
  }

  /** A file's name as a part of an address. */
  static String encoded(String name) {
    StringBuilder url = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(octet)) {
        url.append((char) octet);
      } else {
        url.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return url.toString();
  }

  private static boolean isPlain(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
