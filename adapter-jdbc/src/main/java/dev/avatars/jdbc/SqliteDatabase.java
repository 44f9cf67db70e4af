package dev.avatars.jdbc;

import dev.avatars.jdbc.Session.Work;
import java.nio.file.Path;
import java.sql.SQLException;

/** A database in a file: one thread writes, one connection reads beside it. */
final class SqliteDatabase implements Database {
  private final Path file;
  private final Runners runners;
  private final SqliteWriter writer;
  private final Session reader;
  private boolean closed;

  private SqliteDatabase(Path file, Runners runners, SqliteWriter writer, Session reader) {
    this.file = file;
    this.runners = runners;
    this.writer = writer;
    this.reader = reader;
  }

  static SqliteDatabase open(SqliteSettings settings) {
    return open(SqliteFile.of(settings), settings);
  }

  static SqliteDatabase open(SqliteFile file, SqliteSettings settings) {
    file.prepare();
    NativeLibrary.unpack(settings.natives());
    Session writing = file.open();
    try {
      return opened(file.path(), writing, file.open());
    } catch (RuntimeException refused) {
      closeQuietly(writing);
      throw refused;
    }
  }

  private static SqliteDatabase opened(Path file, Session writing, Session reading) {
    try {
      Runners runners = Runners.join(file);
      return new SqliteDatabase(file, runners, new SqliteWriter(file, writing), reading);
    } catch (RuntimeException refused) {
      closeQuietly(reading);
      throw refused;
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    synchronized (reader) {
      if (closed) {
        throw new IllegalStateException("store: found it closed; allowed: an open one");
      }
      try {
        return work.in(reader);
      } catch (SQLException refused) {
        throw SqliteTrouble.of(file, refused);
      }
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return writer.write(work);
  }

  @Override
  public Owners owners() {
    return runners;
  }

  @Override
  public void close() {
    writer.close();
    synchronized (reader) {
      closed = true;
      closeQuietly(reader);
    }
    runners.close();
  }

  private static void closeQuietly(Session session) {
    try {
      session.close();
    } catch (SQLException closing) {
      // Nothing depends on a connection that is gone; all that was answered is on the disk.
    }
  }
}
