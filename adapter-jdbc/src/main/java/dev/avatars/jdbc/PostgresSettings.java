package dev.avatars.jdbc;

import static java.util.Objects.requireNonNull;

/**
 * Which server to use, and how.
 *
 * @param url such as {@code jdbc:postgresql://db.example/avatars}
 * @param user who to be there
 * @param password the user's password; never shown
 * @param connections how many connections at most; one or more
 */
public record PostgresSettings(String url, String user, String password, int connections) {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final int CONNECTIONS = 10;

  public PostgresSettings {
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "url: found another beginning; allowed: " + PREFIX + "//host/database");
    }
    if (connections < 1) {
      throw new IllegalArgumentException(
          "connections: found " + connections + "; allowed: 1 or more");
    }
  }

  /** A server with at most ten connections. */
  public static PostgresSettings of(String url, String user, String password) {
    return new PostgresSettings(url, user, password, CONNECTIONS);
  }

  /** With more or fewer connections. */
  public PostgresSettings withConnections(int most) {
    return new PostgresSettings(url, user, password, most);
  }

  /** The server without its options and without the password, either of which may be secret. */
  @Override
  public String toString() {
    int options = url.indexOf('?');
    return (options < 0 ? url : url.substring(0, options)) + " as " + user;
  }
}
