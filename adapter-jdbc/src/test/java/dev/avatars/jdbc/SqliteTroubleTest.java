package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

/** Whatever keeps a file from being used is a sentence with a next step, and nothing is lost. */
class SqliteTroubleTest {
  private final SqliteStores stores = new SqliteStores();
  private final Path file = stores.file();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aFileOfANewerProgramIsRefused() throws SQLException {
    stores.open().close();
    change("insert into avatars_schema (version) values (99)");
    refused(file, Disposition.FIX_SETUP)
        .withMessageContaining("has version 99 of the tables; this program knows up to 1")
        .withMessageEndingWith("; use the newer program that wrote it, or another file");
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws SQLException, IOException {
    change("create table recipe (name text)");
    byte[] before = Files.readAllBytes(file);
    refused(file, Disposition.FIX_SETUP).withMessageContaining("is a database of another program");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(file, "Dear diary, today I was taken for a database.\n".repeat(100));
    byte[] before = Files.readAllBytes(file);
    refused(file, Disposition.FIX_SETUP).withMessageContaining("is no database of this program");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    JdbcJobStore store = stores.open();
    for (int number = 1; number <= 50; number++) {
      store.create(Samples.aPendingJob(number), List.of());
    }
    store.close();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(4_096);
      bytes.write(new byte[(int) bytes.length() - 4_096]);
    }
    refused(file, Disposition.GIVE_UP)
        .withMessageContaining("is damaged")
        .withMessageEndingWith("; put it aside and restore a backup of it");
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectories(file);
    refused(file, Disposition.FIX_SETUP)
        .withMessageContaining("is a folder; name a file, such as")
        .withMessageEndingWith("avatars.db");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Files.writeString(file, "a file where a folder should be");
    refused(file.resolve("avatars.db"), Disposition.FIX_SETUP)
        .withMessageContaining("the folder of the store");
  }

  @Test
  void aFileThatMayNotBeWrittenIsRefused() throws IOException {
    stores.open().close();
    assumeThat(file.toFile().setWritable(false) && stores.folder().toFile().setWritable(false))
        .as("missing: a file system with rights")
        .isTrue();
    boolean mayEverything = Files.isWritable(file);
    try {
      assumeThat(mayEverything).as("missing: a user who may not write everything").isFalse();
      refused(file, Disposition.FIX_SETUP);
    } finally {
      assertThat(stores.folder().toFile().setWritable(true)).isTrue();
      assertThat(file.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void aStoreThatBecameReadOnlySaysSoAndCanBeReadAndClosed() {
    try (SqliteDatabase database = SqliteDatabase.open(SqliteStores.settings(file))) {
      JdbcJobStore store = new JdbcJobStore(database);
      database.write(session -> pragma(session, "query_only = on"));
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatExceptionOfType(StoreUnavailableException.class)
            .isThrownBy(() -> store.create(Samples.aPendingJob(1), List.of()))
            .withMessageContaining("may not be written")
            .satisfies(e -> assertThat(e.disposition()).isEqualTo(Disposition.FIX_SETUP));
      }
      assertThat(store.list(JobQuery.newest(9))).isEmpty();
    }
  }

  @Test
  void aFullDiskLosesNothingAndMayBeFreed() {
    SQLiteConfig config = new SQLiteConfig();
    config.setMaxPageCount(80);
    SqliteSettings settings = SqliteStores.settings(file);
    try (SqliteDatabase database = SqliteDatabase.open(SqliteFile.of(settings, config), settings)) {
      JdbcJobStore store = new JdbcJobStore(database);
      int kept = fill(store);
      assertThat(store.list(JobQuery.newest(10_000))).hasSize(kept);
      assertThat(store.entries()).hasSize(kept);
      database.write(session -> pragma(session, "max_page_count = 10000"));
      assertThat(creating(store, kept + 1)).isEmpty();
      assertThat(store.list(JobQuery.newest(10_000))).hasSize(kept + 1);
    }
    assertThat(stores.open().find(aJob(1).build().id())).isPresent();
  }

  @Test
  void aPathMayHaveAnyCharacters() {
    Path odd = stores.folder().resolve("a b?mode=memory&x#%41 é").resolve("试 ?.db");
    try (JdbcJobStore store = JdbcJobStore.sqlite(SqliteStores.settings(odd))) {
      store.create(Samples.aPendingJob(1), List.of());
    }
    assertThat(odd).isRegularFile();
    try (JdbcJobStore store = JdbcJobStore.sqlite(SqliteStores.settings(odd))) {
      assertThat(store.list(JobQuery.newest(9))).containsExactly(Samples.aPendingJob(1));
    }
  }

  /** Creates jobs until there is no room, three times over; answers how many there are. */
  private static int fill(JdbcJobStore store) {
    int kept = 0;
    while (creating(store, kept + 1).isEmpty()) {
      kept++;
    }
    for (int attempt = 0; attempt < 3; attempt++) {
      StoreUnavailableException full = creating(store, kept + 1).orElseThrow();
      assertThat(full).hasMessageContaining("does not fit on its disk");
      assertThat(full.nextStep()).isEqualTo("free some space");
      assertThat(full.disposition()).isEqualTo(Disposition.RETRY);
    }
    return kept;
  }

  private static boolean pragma(Session session, String setting) throws SQLException {
    session.execute("pragma " + setting);
    return true;
  }

  private static Optional<StoreUnavailableException> creating(JdbcJobStore store, int number) {
    try {
      store.create(Samples.aPendingJob(number), List.of());
      return Optional.empty();
    } catch (StoreUnavailableException full) {
      return Optional.of(full);
    }
  }

  private static ThrowableAssertAlternative<StoreUnavailableException> refused(
      Path file, Disposition disposition) {
    return assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> JdbcJobStore.sqlite(SqliteStores.settings(file)).close())
        .withMessageContaining(file.toString())
        .satisfies(refused -> assertThat(refused.disposition()).isEqualTo(disposition));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
