package dev.avatars.cli;

import dev.avatars.jdbc.PostgresSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** The server of the setting {@code store}, with who to be there. No sentence repeats a secret. */
final class StoreServer {
  /** Who to be on the server. */
  static final String USER = "AVATAR_STORE_USER";

  /** The user's password there. */
  static final String PASSWORD = "AVATAR_STORE_PASSWORD";

  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://[^/?@\\s]+/[^/?@\\s]+(\\?\\S*)?");

  /** Someone before the host, or an option that names one. */
  private static final Pattern SECRET =
      Pattern.compile(
          "[^?]*@.*|[^?]*\\?(.*&)?[^=&]*(user|password)[^=&]*=.*", Pattern.CASE_INSENSITIVE);

  private StoreServer() {}

  /**
   * The server of an address; empty for an empty one.
   *
   * @throws IllegalArgumentException for anything else than an address without a user and a
   *     password, or when the environment has no user
   */
  static Optional<PostgresSettings> parse(String address, Surroundings surroundings) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    requireNoSecret(address);
    requireAddress(address);
    return Optional.of(
        PostgresSettings.of(address, user(surroundings), surroundings.variable(PASSWORD)));
  }

  /** An address without its options, which are nobody's business. */
  static String shown(String address) {
    int options = address.indexOf('?');
    return options < 0 ? address : address.substring(0, options);
  }

  private static void requireNoSecret(String address) {
    if (SECRET.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "store: found a user or a password in the address; allowed: one without, and "
              + USER
              + " and "
              + PASSWORD
              + " in the environment");
    }
  }

  private static void requireAddress(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "store: found no address of a server; allowed: jdbc:postgresql://host/database,"
              + " or nothing for a file of your own");
    }
  }

  private static String user(Surroundings surroundings) {
    String user = surroundings.variable(USER);
    if (user.isBlank()) {
      throw new IllegalArgumentException(
          "store: found no user; allowed: " + USER + "=<name> in the environment");
    }
    return user;
  }
}
