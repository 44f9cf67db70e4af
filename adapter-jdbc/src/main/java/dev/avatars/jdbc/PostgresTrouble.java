package dev.avatars.jdbc;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What PostgreSQL's states mean for a person. */
final class PostgresTrouble {
  private PostgresTrouble() {}

  /** Whether the same transaction may well succeed when it is repeated at once. */
  static boolean isPassing(SQLException thrown) {
    String state = state(thrown);
    return state.equals("40001") || state.equals("40P01");
  }

  static StoreUnavailableException of(String server, SQLException thrown) {
    String state = state(thrown);
    if (state.startsWith("28")) {
      return setup("refuses the user or the password", "check both", server, thrown);
    }
    if (state.startsWith("3D") || state.startsWith("3F")) {
      return setup("has no such database", "make it, or name another", server, thrown);
    }
    if (state.equals("42501")) {
      return setup(
          "does not let this user make or change the tables",
          "grant the user create on its schema",
          server,
          thrown);
    }
    if (state.equals("25006")) {
      return setup("takes no writes", "name the primary server", server, thrown);
    }
    return passing(state, server, thrown);
  }

  private static StoreUnavailableException passing(
      String state, String server, SQLException thrown) {
    if (state.equals("53100")) {
      return retry("has no room on its disk", "free some space there", server, thrown);
    }
    if (state.startsWith("53") || thrown instanceof SQLTransientConnectionException) {
      return retry("has no connection free", "allow more, or run fewer", server, thrown);
    }
    if (state.startsWith("08") || state.startsWith("57")) {
      return retry("cannot be reached", "check the server and the network", server, thrown);
    }
    return new StoreUnavailableException(
        Disposition.GIVE_UP,
        sentence("did not do what was asked", server, thrown),
        "report this as a bug",
        thrown);
  }

  private static StoreUnavailableException setup(
      String finding, String nextStep, String server, SQLException thrown) {
    return new StoreUnavailableException(
        Disposition.FIX_SETUP, sentence(finding, server, thrown), nextStep, thrown);
  }

  private static StoreUnavailableException retry(
      String finding, String nextStep, String server, SQLException thrown) {
    return new StoreUnavailableException(
        Disposition.RETRY, sentence(finding, server, thrown), nextStep, thrown);
  }

  private static String sentence(String finding, String server, SQLException thrown) {
    return "the store " + server + " " + finding + " (" + thrown.getMessage() + ")";
  }

  private static String state(SQLException thrown) {
    Throwable cause = thrown.getCause();
    if (thrown.getSQLState() == null && cause instanceof SQLException deeper) {
      return state(deeper);
    }
    return thrown.getSQLState() == null ? "" : thrown.getSQLState();
  }
}
