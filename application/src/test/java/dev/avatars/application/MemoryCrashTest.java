package dev.avatars.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.ports.tck.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deaths over the store in memory, which survives them. */
final class MemoryCrashTest extends CrashEnumeration {
  private final FakeWorld shelf = FakeWorld.create(FakeSettings.seeded(1));

  @Override
  protected Stores open(Path directory) {
    return new Stores(shelf.jobs(), shelf.ledger());
  }

  @Test
  @DisplayName("P6 the enumeration notices when announcing the paid call is left out")
  void aForgottenAnnouncementIsNoticed() {
    assertThatThrownBy(this::killWithoutAnnouncement)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("paid submits");
  }

  @AfterEach
  void closeTheShelf() {
    shelf.close();
  }
}
