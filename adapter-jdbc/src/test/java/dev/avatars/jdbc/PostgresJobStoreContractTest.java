package dev.avatars.jdbc;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.tck.JobStoreContract;
import dev.avatars.ports.tck.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.Shared.class)
final class PostgresJobStoreContractTest extends JobStoreContract {
  private final PostgresSettings database;
  private JdbcJobStore store;

  PostgresJobStoreContractTest(PostgresServer server) {
    database = server.database();
    store = JdbcJobStore.postgres(database);
  }

  @Override
  protected Stores open() {
    return new Stores(store, store);
  }

  @Override
  protected Stores reopen(Stores opened) {
    store.close();
    store = JdbcJobStore.postgres(database);
    return new Stores(store, store);
  }

  @Override
  protected void damage(Stores opened, JobId job) {
    Damage.cut(database.url(), database.user(), database.password(), job);
  }

  @AfterEach
  void close() {
    store.close();
  }
}
