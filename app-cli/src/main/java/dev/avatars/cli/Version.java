package dev.avatars.cli;

import java.util.Optional;

/** What this is. */
final class Version {
  private Version() {}

  /** The version of the jar. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }

  static String line(Surroundings surroundings) {
    return "avatar "
        + number()
        + " (Java "
        + surroundings.property("java.version")
        + ", "
        + surroundings.property("os.name")
        + ")";
  }
}
