package dev.avatars.application;

import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.ports.tck.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** Deaths over the store in memory, which survives them. */
final class MemoryCrashTest extends CrashEnumeration {
  private final FakeWorld shelf = FakeWorld.create(FakeSettings.seeded(1));

  @Override
  protected Stores open(Path directory) {
    return new Stores(shelf.jobs(), shelf.ledger());
  }

  @AfterEach
  void closeTheShelf() {
    shelf.close();
  }
}
