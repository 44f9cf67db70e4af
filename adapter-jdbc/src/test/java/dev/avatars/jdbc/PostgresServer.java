package dev.avatars.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A PostgreSQL server of our own, of real binaries; all test classes share one. */
final class PostgresServer implements AutoCloseable {
  /** Kept, since a logger that nobody keeps forgets its level. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("io.zonky.test"));

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a server that does not force its files to the disk: fast, for tests of behavior. */
  static PostgresServer start() {
    return started(builder("off"));
  }

  /** Starts a server as people run it. */
  static PostgresServer startDurable() {
    return started(builder("on"));
  }

  /** Starts a server as people run it on files that may be there already. */
  static PostgresServer startDurable(Path files, int port) {
    return started(
        builder("on").setDataDirectory(files).setCleanDataDirectory(false).setPort(port));
  }

  private static EmbeddedPostgres.Builder builder(String forcing) {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", forcing)
        .setServerConfig("full_page_writes", forcing)
        .setServerConfig("synchronous_commit", forcing);
  }

  private static PostgresServer started(EmbeddedPostgres.Builder builder) {
    try {
      return new PostgresServer(builder.start());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** A new and empty database; the settings to use it with. */
  PostgresSettings database() {
    String name = "avatars" + databases.incrementAndGet();
    run("create database " + name);
    return PostgresSettings.of(server.getJdbcUrl("postgres", name), "postgres", "");
  }

  /** A connection without a store around it, to a new database with our tables. */
  Session session() throws SQLException {
    PostgresSettings settings = database();
    JdbcJobStore.postgres(settings).close();
    return new Session(
        DriverManager.getConnection(settings.url(), settings.user(), settings.password()),
        Dialect.POSTGRES);
  }

  /** Ends every connection there is to our databases, as a restart of the server does. */
  void cutConnections() {
    run("select pg_terminate_backend(pid) from pg_stat_activity where datname like 'avatars%'");
  }

  private void run(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Hands the server to a test class, and skips the class where there are no binaries. */
  static final class Shared implements ExecutionCondition, ParameterResolver {
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

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PostgresServer.class;
    }

    @Override
    public PostgresServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(PostgresServer.class))
          .getOrComputeIfAbsent("server", key -> start(), PostgresServer.class);
    }
  }
}
