package dev.avatars.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.domain.failure.Disposition;
import dev.avatars.ports.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqliteWriterTest {
  private static final String INSERT = "insert into avatars_schema (version) values (?)";

  private final SqliteStores stores = new SqliteStores();
  private final SqliteFile file = SqliteFile.of(SqliteStores.settings(stores.file()));
  private final Session reader = file.open();
  private final SqliteWriter writer = new SqliteWriter(file.path(), file.open());
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void close() throws SQLException {
    writer.close();
    reader.close();
    callers.shutdown();
    stores.close();
  }

  @Test
  void whatFailsInAGroupIsUndoneAloneAndToldToItsCallerAlone() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Future<?> first = asked(session -> waited(gate));
    Future<?> thrown = asked(session -> failing(session, 900));
    Future<?> broken = asked(session -> session.update(INSERT, 901) + session.update(INSERT, 901));
    List<Future<?>> lawful = new ArrayList<>();
    for (int number = 100; number < 150; number++) {
      int version = number;
      lawful.add(asked(session -> session.update(INSERT, version)));
    }
    gate.countDown();
    first.get();
    for (Future<?> each : lawful) {
      each.get();
    }
    assertThatThrownBy(thrown::get).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(broken::get).hasCauseInstanceOf(StoreUnavailableException.class);
    assertThat(versions()).hasSize(51).contains(100, 149).doesNotContain(900, 901);
  }

  @Test
  void aCallersOwnExceptionComesBackAsItIs() {
    assertThatThrownBy(() -> writer.write(session -> failing(session, 900)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("refused");
    insert(writer, 901);
    assertThat(versions()).contains(901).doesNotContain(900);
  }

  @Test
  void nobodyIsAnsweredBeforeTheOthersCanSeeIt() {
    insert(writer, 100);
    assertThat(versions()).contains(100);
  }

  @Test
  void anInterruptedCallerLearnsTheOutcomeAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    insert(writer, 100);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(versions()).contains(100);
  }

  @Test
  void closingEndsAfterAllThatWasAskedAndRefusesMore() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Future<?> first =
        asked(
            session -> {
              begun.countDown();
              return waited(gate) && session.update(INSERT, 100) > 0;
            });
    begun.await();
    Future<?> closing = callers.submit(writer::close);
    gate.countDown();
    closing.get();
    assertThat(first.get()).isEqualTo(true);
    assertThat(versions()).contains(100);
    writer.close();
    writer.close();
    assertThatThrownBy(() -> writer.write(session -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("store: found it closed; allowed: an open one");
  }

  @Test
  void whenAnotherProcessNeverStopsWritingTheCallerIsToldToTryAgain() throws SQLException {
    SqliteSettings hasty = SqliteStores.settings(stores.file()).withPatience(Duration.ofMillis(1));
    reader.execute("begin immediate");
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteFile.of(hasty).open())
        .withMessageContaining("is being written by other processes")
        .satisfies(busy -> assertThat(busy.disposition()).isEqualTo(Disposition.RETRY));
    reader.execute("rollback");
    insert(writer, 100);
  }

  private Future<?> asked(Session.Work<?> work) {
    return callers.submit(() -> writer.write(work));
  }

  private static void insert(SqliteWriter writer, int version) {
    int written = writer.write(session -> session.update(INSERT, version));
    assertThat(written).isEqualTo(1);
  }

  private static int failing(Session session, int version) throws SQLException {
    session.update(INSERT, version);
    throw new IllegalArgumentException("refused");
  }

  private static boolean waited(CountDownLatch gate) {
    try {
      gate.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new CompletionException(interrupted);
    }
  }

  private List<Integer> versions() {
    try {
      return reader.list("select version from avatars_schema", row -> row.getInt(1));
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
