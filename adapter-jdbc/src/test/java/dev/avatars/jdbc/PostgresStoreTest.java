package dev.avatars.jdbc;

import static dev.avatars.ports.tck.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.domain.budget.Balance;
import dev.avatars.domain.budget.Budget;
import dev.avatars.domain.failure.Disposition;
import dev.avatars.domain.job.Job;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.JobStore.Creation;
import dev.avatars.ports.JobStore.JobQuery;
import dev.avatars.ports.StoreUnavailableException;
import dev.avatars.ports.tck.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

/** What only a server can do, or suffer. */
@ExtendWith(PostgresServer.Shared.class)
class PostgresStoreTest {
  private final PostgresServer server;
  private final PostgresSettings database;

  PostgresStoreTest(PostgresServer server) {
    this.server = server;
    this.database = server.database();
  }

  @Test
  @DisplayName("J-4 P4 four programs hold 1,000 dollars under a cap of 100 a hundred times")
  void fourProgramsCannotOverrunABudget() {
    List<Budget> budgets = List.of(Budget.total(Money.usd("100.00")));
    List<JdbcJobStore> stores = four(number -> JdbcJobStore.postgres(database));
    long granted =
        IntStream.range(0, 1_000)
            .parallel()
            .mapToObj(
                number ->
                    stores.get(number % 4).create(aJob(number).boundedBy("1.00").build(), budgets))
            .filter(PostgresStoreTest::isCreated)
            .count();
    assertThat(granted).isEqualTo(100);
    assertThat(stores.get(0).balance()).isEqualTo(new Balance(Money.usd("100"), Money.usd("0")));
    stores.forEach(JdbcJobStore::close);
  }

  @Test
  @DisplayName("J-2 P8 four programs with one key at the same moment make one job, 50 times")
  void fourProgramsWithOneKeyMakeOneJob() {
    List<JdbcJobStore> stores = four(number -> JdbcJobStore.postgres(database));
    long created =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(number -> stores.get(number % 4).create(wish(number), List.of()))
            .filter(PostgresStoreTest::isCreated)
            .count();
    assertThat(created).isEqualTo(50);
    stores.forEach(JdbcJobStore::close);
  }

  @Test
  void fourProgramsThatOpenANewDatabaseTogetherMakeTheTablesOnce() {
    List<JdbcJobStore> stores =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(number -> JdbcJobStore.postgres(database))
            .toList();
    stores.get(0).create(Samples.aPendingJob(1), List.of());
    assertThat(stores)
        .allSatisfy(store -> assertThat(store.list(JobQuery.newest(9))).hasSize(1))
        .allSatisfy(JdbcJobStore::close);
  }

  @Test
  void theCallersOwnConnectionsWillDo() {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.url());
    connections.setUser(database.user());
    try (JdbcJobStore store = JdbcJobStore.postgres(connections)) {
      store.create(Samples.aPendingJob(1), List.of());
      assertThat(store.find(Samples.aPendingJob(1).id())).contains(Samples.aPendingJob(1));
    }
  }

  @Test
  void whenTheConnectionsAreCutItMayBeTriedAgainAndNothingIsLost() {
    try (JdbcJobStore store = JdbcJobStore.postgres(database)) {
      store.create(Samples.aPendingJob(1), List.of());
      server.cutConnections();
      Optional<Creation> second = Optional.empty();
      for (int attempt = 0; attempt < 20 && second.isEmpty(); attempt++) {
        second = created(store, Samples.aPendingJob(2));
      }
      assertThat(second).isPresent();
      assertThat(store.list(JobQuery.newest(9))).hasSize(2);
    }
  }

  @Test
  void toLookWhetherThereIsAStoreMakesNone() {
    assertThat(JdbcJobStore.isOn(database)).isFalse();
    assertThat(JdbcJobStore.isOn(database)).as("after the look").isFalse();
    try (JdbcJobStore store = JdbcJobStore.postgres(database)) {
      assertThat(JdbcJobStore.isOn(database)).isTrue();
      assertThat(store.version()).isEqualTo(1);
      assertThat(store.connections()).isPresent();
    }
  }

  @Test
  void aServerThatIsNotThereIsASentence() {
    refused("jdbc:postgresql://localhost:1/avatars", Disposition.RETRY)
        .withMessageContaining("the store jdbc:postgresql://localhost:1/avatars as postgres")
        .withMessageContaining("cannot be reached")
        .withMessageEndingWith("; check the server and the network");
  }

  @Test
  void anAddressThatIsNoneIsASentence() {
    refused("jdbc:postgresql://localhost:many/avatars", Disposition.FIX_SETUP)
        .withMessageContaining("has an address that the driver cannot read");
  }

  @Test
  void aDatabaseThatIsNotThereIsASentence() {
    refused(database.url().replace("/avatars", "/nowhere"), Disposition.FIX_SETUP)
        .withMessageContaining("has no such database");
  }

  @Test
  void aServerThatTakesNoWritesIsASentence() {
    String options = "&options=-c%20default_transaction_read_only=on";
    refused(database.url() + options, Disposition.FIX_SETUP)
        .withMessageContaining("takes no writes")
        .withMessageNotContaining("options=");
  }

  @Test
  @DisplayName("J-4 connections whose transactions would not see another's hold are refused")
  void connectionsOfAnotherIsolationAreRefused() {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.url() + "&options=-c%20default_transaction_isolation=serializable");
    connections.setUser(database.user());
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> JdbcJobStore.postgres(connections).close())
        .withMessageContaining("runs transactions as 'serializable'; allowed: read committed");
    assertThatCode(() -> JdbcJobStore.postgres(database).close()).doesNotThrowAnyException();
  }

  @Test
  void tablesOfANewerProgramAreRefused() throws SQLException {
    JdbcJobStore.postgres(database).close();
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(database.url());
    connections.setUser(database.user());
    try (Connection connection = connections.getConnection();
        Session session = new Session(connection, Dialect.POSTGRES)) {
      session.update("insert into avatars_schema (version) values (99)");
    }
    refused(database.url(), Disposition.FIX_SETUP)
        .withMessageContaining("has version 99 of the tables; this program knows up to 1");
  }

  @Test
  void aPasswordIsNeverShown() {
    PostgresSettings settings =
        PostgresSettings.of("jdbc:postgresql://db/avatars?password=hush", "anna", "hush");
    assertThat(settings).hasToString("jdbc:postgresql://db/avatars as anna");
  }

  private static ThrowableAssertAlternative<StoreUnavailableException> refused(
      String url, Disposition disposition) {
    return assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> JdbcJobStore.postgres(PostgresSettings.of(url, "postgres", "")).close())
        .satisfies(refused -> assertThat(refused.disposition()).isEqualTo(disposition));
  }

  private static Optional<Creation> created(JdbcJobStore store, Job job) {
    try {
      return Optional.of(store.create(job, List.of()));
    } catch (StoreUnavailableException cut) {
      assertThat(cut.disposition()).isEqualTo(Disposition.RETRY);
      return Optional.empty();
    }
  }

  private static Job wish(int number) {
    return aJob(number).withKey("wish-" + number / 4).withTheWorkOf(1).build();
  }

  private static boolean isCreated(Creation creation) {
    return creation.fold(job -> true, job -> false, job -> false, over -> false);
  }

  private static List<JdbcJobStore> four(IntFunction<JdbcJobStore> opening) {
    return IntStream.range(0, 4).mapToObj(opening).toList();
  }
}
