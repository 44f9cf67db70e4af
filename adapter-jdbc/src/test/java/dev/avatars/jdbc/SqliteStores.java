package dev.avatars.jdbc;

import dev.avatars.ports.tck.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Opens stores on one new file as tests need them; closes and deletes them all. */
final class SqliteStores implements AutoCloseable {
  private final Path folder;
  private final List<JdbcJobStore> opened = new ArrayList<>();

  SqliteStores() {
    try {
      this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "store");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** The folder of the file and of whatever else a test needs. */
  Path folder() {
    return folder;
  }

  Path file() {
    return folder.resolve("avatars.db");
  }

  JdbcJobStore open() {
    JdbcJobStore store = JdbcJobStore.sqlite(settings(file()));
    opened.add(store);
    return store;
  }

  /** Ends the latest store as its process would, and opens another. */
  JdbcJobStore reopen() {
    opened.get(opened.size() - 1).close();
    return open();
  }

  static Stores stores(JdbcJobStore store) {
    return new Stores(store, store);
  }

  /** All tests share one copy of the native library. */
  static SqliteSettings settings(Path file) {
    return SqliteSettings.of(file).withNatives(Path.of("target", "native"));
  }

  @Override
  public void close() {
    opened.forEach(JdbcJobStore::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
