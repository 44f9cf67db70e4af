package dev.avatars.jdbc;

import dev.avatars.jdbc.Session.Work;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database with our tables in it. Thread-safe. What it cannot do is a {@link
 * dev.avatars.ports.StoreUnavailableException}.
 */
interface Database extends AutoCloseable {
  /** Reads what is committed. */
  <T> T read(Work<T> work);

  /** Runs in one transaction, which is on the disk when this returns. */
  <T> T write(Work<T> work);

  /** The processes that lease jobs here. */
  Owners owners();

  /** The connections to a server; empty for a file. */
  default Optional<DataSource> connections() {
    return Optional.empty();
  }

  @Override
  void close();
}
