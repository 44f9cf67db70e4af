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
    Session reading = file.open();
    Runners runners = Runners.join(file.path());
    SqliteWriter writer = SqliteWriter.start(file.path(), writing);
    return new SqliteDatabase(file.path(), runners, writer, reading);
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
      closeReader();
    }
    runners.close();
  }

  private void closeReader() {
    try {
      reader.close();
    } catch (SQLException closing) {
      // Nothing depends on a reader that is gone.
    }
  }
}
