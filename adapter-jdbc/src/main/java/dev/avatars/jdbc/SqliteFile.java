package dev.avatars.jdbc;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Opens the database file: a write-ahead log, forced to the disk at every commit. */
final class SqliteFile {
  /** A process that was just killed can leave the file busy for a moment in spite of patience. */
  private static final int ATTEMPTS = 4;

  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Path file;
  private final SQLiteConfig config;

  private SqliteFile(Path file, SQLiteConfig config) {
    this.file = file;
    this.config = config;
  }

  /** The file with its usual configuration. */
  static SqliteFile of(SqliteSettings settings) {
    return of(settings, new SQLiteConfig());
  }

  /** The file with more configuration than usual. */
  static SqliteFile of(SqliteSettings settings, SQLiteConfig config) {
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, settings.patience().toMillis()));
    return new SqliteFile(settings.file().toAbsolutePath(), config);
  }

  /** Makes the folder, and looks that nothing else than a file is in the way. */
  void prepare() {
    if (Files.isDirectory(file)) {
      throw unusable("is a folder", "name a file, such as " + file.resolve("avatars.db"));
    }
    try {
      Files.createDirectories(file.resolveSibling("."));
    } catch (IOException refused) {
      throw new StoreUnavailableException(
          Disposition.FIX_SETUP,
          "the folder of the store " + file + " cannot be made (" + refused + ")",
          "name a file in a folder that may be written",
          refused);
    }
  }

  /** A session with the file, and the tables in it. */
  Session open() {
    for (int attempt = 1; ; attempt++) {
      try {
        return opened();
      } catch (SQLException refused) {
        if (attempt == ATTEMPTS || !SqliteTrouble.isBusy(refused)) {
          throw SqliteTrouble.of(file, refused);
        }
        LockSupport.parkNanos(BETWEEN_NANOS * attempt);
      }
    }
  }

  Path path() {
    return file;
  }

  private Session opened() throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri());
    Connection connection = source.getConnection();
    try {
      Session session = new Session(connection, Dialect.SQLITE);
      migrate(session);
      return session;
    } catch (SQLException | RuntimeException refused) {
      connection.close();
      throw refused;
    }
  }

  private void migrate(Session session) throws SQLException {
    requireOurs(session);
    session.first("pragma journal_mode = wal", row -> row.getString(1));
    session.execute("begin immediate");
    try {
      Schema.migrate(session, "the store " + file);
      session.execute("commit");
    } catch (SQLException | RuntimeException refused) {
      SqliteWriter.rollBack(session);
      throw refused;
    }
  }

  /** Looks before anything is changed: the write-ahead log would be a change already. */
  private void requireOurs(Session session) throws SQLException {
    boolean ours =
        session
            .first(
                "select count(*) = 0 or max(name = 'avatars_schema') from sqlite_master",
                row -> row.getBoolean(1))
            .orElseThrow();
    if (!ours) {
      throw unusable(
          "is a database of another program", "name another file; this one was left as it is");
    }
  }

  private StoreUnavailableException unusable(String finding, String nextStep) {
    String sentence = "the store " + file + " " + finding;
    return new StoreUnavailableException(
        Disposition.FIX_SETUP, sentence, nextStep, new IllegalStateException(sentence));
  }
}
