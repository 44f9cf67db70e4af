package dev.avatars.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.jdbc.Session.Work;
import dev.avatars.ports.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a server: a transaction for each write, on any of some connections. */
final class PostgresDatabase implements Database {
  private static final String READ_COMMITTED = "read committed";
  private static final int ATTEMPTS = 5;
  private static final int CONNECT_SECONDS = 10;

  private final String server;
  private final DataSource connections;
  private final Runnable closing;

  private PostgresDatabase(String server, DataSource connections, Runnable closing) {
    this.server = server;
    this.connections = connections;
    this.closing = closing;
  }

  static PostgresDatabase open(PostgresSettings settings) {
    PGSimpleDataSource source = source(settings);
    requireReachable(settings.toString(), source);
    HikariDataSource pool = pool(settings, source);
    try {
      return migrated(new PostgresDatabase(settings.toString(), pool, pool::close));
    } catch (RuntimeException refused) {
      pool.close();
      throw refused;
    }
  }

  /** Whether our tables are on a server; makes none. */
  static boolean isOn(PostgresSettings settings) {
    try (Session session = new Session(source(settings).getConnection(), Dialect.POSTGRES)) {
      return session
          .first("select to_regclass('avatars_schema') is not null", row -> row.getBoolean(1))
          .orElseThrow();
    } catch (SQLException refused) {
      throw PostgresTrouble.of(settings.toString(), refused);
    }
  }

  static PostgresDatabase open(DataSource connections) {
    return migrated(new PostgresDatabase("on PostgreSQL", connections, () -> {}));
  }

  @Override
  public <T> T read(Work<T> work) {
    try (Session session = session()) {
      return work.in(session);
    } catch (SQLException refused) {
      throw PostgresTrouble.of(server, refused);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return written(work);
      } catch (SQLException refused) {
        if (attempt == ATTEMPTS || !PostgresTrouble.isPassing(refused)) {
          throw PostgresTrouble.of(server, refused);
        }
      }
    }
  }

  @Override
  public Owners owners() {
    return Owners.UNKNOWN;
  }

  @Override
  public Optional<DataSource> connections() {
    return Optional.of(connections);
  }

  @Override
  public void close() {
    closing.run();
  }

  private <T> T written(Work<T> work) throws SQLException {
    try (Connection connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(new Session(connection, Dialect.POSTGRES));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException refused) {
        rollBack(connection);
        throw refused;
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      // The server undoes what a lost connection began; what went wrong before is what counts.
    }
  }

  private Session session() throws SQLException {
    return new Session(connections.getConnection(), Dialect.POSTGRES);
  }

  private static PostgresDatabase migrated(PostgresDatabase database) {
    String place = "the store " + database.server;
    String isolation =
        database.read(
            session ->
                session.first("show transaction_isolation", row -> row.getString(1)).orElseThrow());
    requireReadCommitted(place, isolation);
    database.write(session -> Schema.migrate(session, place));
    return database;
  }

  /** Whoever waited for a budget has to see what was held meanwhile. */
  private static void requireReadCommitted(String place, String isolation) {
    if (!isolation.equals(READ_COMMITTED)) {
      throw new StoreUnavailableException(
          Disposition.FIX_SETUP,
          place + " runs transactions as '" + isolation + "'; allowed: " + READ_COMMITTED,
          "set its connections to that",
          new IllegalStateException(isolation));
    }
  }

  /** A pool would ask again and again before it gives up; a person wants to know at once. */
  private static void requireReachable(String server, DataSource source) {
    try {
      source.getConnection().close();
    } catch (SQLException refused) {
      throw PostgresTrouble.of(server, refused);
    }
  }

  private static PGSimpleDataSource source(PostgresSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    addressed(source, settings);
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }

  private static void addressed(PGSimpleDataSource source, PostgresSettings settings) {
    try {
      source.setUrl(settings.url());
    } catch (IllegalArgumentException noAddress) {
      throw new StoreUnavailableException(
          Disposition.FIX_SETUP,
          "the store " + settings + " has an address that the driver cannot read",
          "name it as jdbc:postgresql://host:port/database",
          noAddress);
    }
  }

  private static HikariDataSource pool(PostgresSettings settings, DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(settings.connections());
    // a program of one command has no use for all of them
    config.setMinimumIdle(1);
    config.setPoolName("avatar-store");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }
}
