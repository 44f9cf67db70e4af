package dev.avatars.jdbc;

import dev.avatars.ports.tck.LedgerContract;
import dev.avatars.ports.tck.Stores;
import org.junit.jupiter.api.AfterEach;

final class SqliteLedgerContractTest extends LedgerContract {
  private final SqliteStores sqlite = new SqliteStores();

  @Override
  protected Stores open() {
    return SqliteStores.stores(sqlite.open());
  }

  @Override
  protected Stores reopen(Stores opened) {
    return SqliteStores.stores(sqlite.reopen());
  }

  @AfterEach
  void close() {
    sqlite.close();
  }
}
