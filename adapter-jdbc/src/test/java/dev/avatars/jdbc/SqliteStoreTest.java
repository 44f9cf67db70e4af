package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.Job;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.JobStore.Lease;
import dev.avatars.ports.tck.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteStoreTest {
  private static final Instant NOON = Samples.NOON;
  private static final Instant ELEVEN = NOON.minus(Duration.ofHours(1));

  private final SqliteStores stores = new SqliteStores();

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aClockThatJumpsBackLosesNothing() {
    JdbcJobStore store = stores.open();
    Job early = created(store, aJob(1).build());
    Lease lease = store.lease("worker", NOON, NOON.plusSeconds(60), 9).get(0);
    Job late = created(store, aJob(2).createdAt(ELEVEN).build());
    assertThat(store.lease("worker", ELEVEN, ELEVEN.plusSeconds(60), 9))
        .extracting(Lease::job)
        .containsExactly(late);
    lease = store.write(lease, Samples.submitting(early), List.of()).orElseThrow();
    store.release(lease, ELEVEN.plusSeconds(30));
    assertThat(store.nextDue()).contains(ELEVEN.plusSeconds(30));
    assertThat(stores.reopen().lease("worker", NOON, NOON.plusSeconds(60), 9))
        .extracting(Lease::job)
        .containsExactly(late, Samples.submitting(early));
  }

  @Test
  void aJobThatIsDueWithinAMicrosecondIsDueAtOnce() {
    JdbcJobStore store = stores.open();
    Job job = created(store, aJob(1).createdAt(NOON.plusNanos(1_999)).build());
    assertThat(store.lease("worker", NOON, NOON.plusSeconds(60), 9)).isEmpty();
    Lease lease = store.lease("worker", NOON.plusNanos(1_999), NOON.plusNanos(3_001), 9).get(0);
    assertThat(lease.job()).isEqualTo(job);
    assertThat(lease.until()).isEqualTo(NOON.plusNanos(3_001));
    assertThat(store.lease("worker", NOON.plusNanos(3_999), NOON.plusSeconds(60), 9)).isEmpty();
    assertThat(store.lease("worker", NOON.plusNanos(4_000), NOON.plusSeconds(60), 9)).hasSize(1);
  }

  @Test
  void anyInstantCanBeADueTime() {
    JdbcJobStore store = stores.open();
    Job job = created(store, aJob(1).build());
    store.release(store.lease("worker", NOON, Instant.MAX, 9).get(0), Instant.MAX);
    assertThat(store.lease("worker", NOON, NOON.plusSeconds(60), 9)).isEmpty();
    store.wake(job.id(), Instant.MIN);
    assertThat(store.lease("worker", NOON, NOON.plusSeconds(60), 9)).hasSize(1);
  }

  @Test
  void aWakeThatComesWhileAJobIsLeasedWinsOverALaterRelease() {
    JdbcJobStore store = stores.open();
    Job job = created(store, aJob(1).build());
    Lease lease = store.lease("worker", NOON, NOON.plusSeconds(60), 9).get(0);
    store.wake(job.id(), NOON.plusSeconds(5));
    store.release(lease, NOON.plusSeconds(30));
    assertThat(store.nextDue()).contains(NOON.plusSeconds(5));
  }

  @Test
  void manyThatOpenANewFileTogetherMakeTheTablesOnce() {
    List<JdbcJobStore> opened =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(number -> JdbcJobStore.sqlite(SqliteStores.settings(stores.file())))
            .toList();
    created(opened.get(0), aJob(1).build());
    assertThat(opened)
        .allSatisfy(store -> assertThat(store.list(JobQuery.newest(9))).hasSize(1))
        .allSatisfy(JdbcJobStore::close);
  }

  @Test
  void aStoreThatIsClosedLeavesNoLockAndFreesItsLeases() throws IOException {
    JdbcJobStore first = stores.open();
    created(first, aJob(1).build());
    assertThat(first.lease("worker", NOON, NOON.plusSeconds(60), 9)).hasSize(1);
    JdbcJobStore second = stores.open();
    assertThat(second.lease("other", NOON, NOON.plusSeconds(60), 9)).isEmpty();
    first.close();
    assertThat(second.lease("other", NOON, NOON.plusSeconds(60), 9)).hasSize(1);
    second.close();
    try (Stream<Path> locks = Files.list(Path.of(stores.file() + ".runners"))) {
      assertThat(locks).extracting(Path::getFileName).containsExactly(Path.of("door"));
    }
  }

  @Test
  void aCommitIsForcedToTheDiskAndTheLogIsWrittenAhead() throws SQLException {
    try (Session session = SqliteFile.of(SqliteStores.settings(stores.file())).open()) {
      assertThat(pragma(session, "synchronous")).isEqualTo("2");
      assertThat(pragma(session, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(session, "foreign_keys")).isEqualTo("1");
      assertThat(pragma(session, "busy_timeout")).isEqualTo("15000");
    }
  }

  @Test
  void theNativeLibraryIsUnpackedOnceBesideTheData() throws IOException {
    stores.open();
    String folder = System.getProperty("org.sqlite.lib.path");
    assertThat(Path.of(folder)).startsWith(Path.of("target", "native").toAbsolutePath());
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(files).hasSize(1);
    }
  }

  private static String pragma(Session session, String name) throws SQLException {
    return session.first("pragma " + name, row -> row.getString(1)).orElseThrow();
  }

  private static Job created(JdbcJobStore store, Job job) {
    store.create(job, List.of());
    return job;
  }
}
