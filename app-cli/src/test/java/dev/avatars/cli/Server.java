package dev.avatars.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server of real binaries with a user who has a password. */
final class Server implements AutoCloseable {
  static final String USER = "eva";
  static final String PASSWORD = "very-secret-4712";

  /** Kept, since a logger that nobody keeps forgets its level. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("io.zonky.test"),
          Logger.getLogger("com.github.kagkarlsson"));

  private final EmbeddedPostgres running;
  private final AtomicInteger databases = new AtomicInteger();

  private Server(EmbeddedPostgres running) {
    this.running = running;
  }

  /** Starts one that keeps its files in a folder. */
  static Server in(Path folder) {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    Path files = folder.resolve("server");
    try {
      started(files).close();
      Path rules = files.resolve("pg_hba.conf");
      Files.writeString(
          rules, "host all " + USER + " all scram-sha-256\n" + Files.readString(rules));
      Server server = new Server(started(files));
      server.run("create user " + USER + " password '" + PASSWORD + "'");
      return server;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** The address of a new and empty database of the user. */
  String database() {
    String name = "avatars" + databases.incrementAndGet();
    run("create database " + name + " owner " + USER);
    return "jdbc:postgresql://localhost:" + running.getPort() + "/" + name;
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Does something in one database. */
  void run(String address, String sql) {
    run(running.getDatabase("postgres", address.substring(address.lastIndexOf('/') + 1)), sql);
  }

  private void run(String sql) {
    run(running.getPostgresDatabase(), sql);
  }

  private static void run(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static EmbeddedPostgres started(Path files) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "off")
        .start();
  }

  /** Skips a test class by name where there are no binaries. */
  static final class Needed implements ExecutionCondition {
    private static final String PLATFORM =
        System.getProperty("os.name") + " " + System.getProperty("os.arch");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return PLATFORM.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")
          ? ConditionEvaluationResult.enabled("binaries for Linux amd64")
          : ConditionEvaluationResult.disabled(
              "missing: PostgreSQL's binaries for "
                  + PLATFORM
                  + "; here are those for Linux amd64");
    }
  }
}
