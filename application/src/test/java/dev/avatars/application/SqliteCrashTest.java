package dev.avatars.application;

import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.jdbc.SqliteSettings;
import dev.avatars.ports.tck.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Deaths over the store in a file, which is opened anew after each. */
final class SqliteCrashTest extends CrashEnumeration {
  private final List<JdbcJobStore> opened = new ArrayList<>();

  @Override
  protected Stores open(Path directory) {
    JdbcJobStore store =
        JdbcJobStore.sqlite(
            SqliteSettings.of(directory.resolve("avatars.db"))
                .withNatives(Path.of("target", "native")));
    opened.add(store);
    return new Stores(store, store);
  }

  @Override
  protected Stores reopen(Stores died) {
    closeTheStores();
    return open(folder);
  }

  @Override
  protected int stride() {
    return 8;
  }

  @AfterEach
  void closeTheStores() {
    opened.forEach(JdbcJobStore::close);
    opened.clear();
  }
}
