package dev.avatars.jdbc;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.tck.JobStoreContract;
import dev.avatars.ports.tck.Stores;
import org.junit.jupiter.api.AfterEach;

final class SqliteJobStoreContractTest extends JobStoreContract {
  private final SqliteStores sqlite = new SqliteStores();

  @Override
  protected Stores open() {
    return SqliteStores.stores(sqlite.open());
  }

  @Override
  protected Stores reopen(Stores opened) {
    return SqliteStores.stores(sqlite.reopen());
  }

  @Override
  protected Stores beside(Stores opened) {
    return SqliteStores.stores(sqlite.open());
  }

  @Override
  protected void damage(Stores opened, JobId job) {
    Damage.cut("jdbc:sqlite:" + sqlite.file(), job);
  }

  @AfterEach
  void close() {
    sqlite.close();
  }
}
