package dev.avatars.application;

import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.jdbc.SqliteSettings;
import dev.avatars.ports.tck.Stores;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Deaths over the store in a file, which is opened anew after each. */
final class SqliteCrashTest extends CrashEnumeration {
  private Optional<SqliteSettings> settings = Optional.empty();
  private Optional<JdbcJobStore> store = Optional.empty();

  @Override
  protected Stores open(Path directory) {
    SqliteSettings file = SqliteSettings.of(directory.resolve("avatars.db"));
    settings = Optional.of(file.withNatives(Path.of("target", "native")));
    return opened();
  }

  @Override
  protected Stores reopen(Stores died) {
    store.ifPresent(JdbcJobStore::close);
    return opened();
  }

  @Override
  protected int stride() {
    return 8;
  }

  @AfterEach
  void closeTheStore() {
    store.ifPresent(JdbcJobStore::close);
  }

  private Stores opened() {
    JdbcJobStore open = JdbcJobStore.sqlite(settings.orElseThrow());
    store = Optional.of(open);
    return new Stores(open, open);
  }
}
