package dev.avatars.application;

import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.jdbc.SqliteSettings;
import dev.avatars.ports.tck.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** Deaths over the store in a file, which is opened anew after each. */
final class SqliteCrashTest extends CrashEnumeration {
  private SqliteSettings settings;
  private JdbcJobStore store;

  @Override
  protected Stores open(Path directory) {
    settings =
        SqliteSettings.of(directory.resolve("avatars.db")).withNatives(Path.of("target", "native"));
    return opened();
  }

  @Override
  protected Stores reopen(Stores died) {
    store.close();
    return opened();
  }

  @Override
  protected int stride() {
    return 8;
  }

  @AfterEach
  void closeTheStore() {
    store.close();
  }

  private Stores opened() {
    store = JdbcJobStore.sqlite(settings);
    return new Stores(store, store);
  }
}
