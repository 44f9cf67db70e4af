package dev.avatars.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.avatars.application.AvatarStudio;
import dev.avatars.jdbc.JdbcJobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts a studio together. The modules are chosen here; there is no choice inside of one. */
public final class Wiring {
  private Wiring() {}

  /** Where jobs and money are kept; made when it is not there. */
  public static JdbcJobStore store(Path data) {
    return JdbcJobStore.sqlite(file(data));
  }

  /** Whether anything was ever kept there. */
  public static boolean hasStore(Path data) {
    return Files.exists(file(data));
  }

  private static Path file(Path data) {
    return data.resolve("avatars.db");
  }

  /** A studio with the chosen provider; closing it ends everything that was made for it. */
  public static AvatarStudio studio(StudioSettings settings) {
    return injector(settings).getInstance(AvatarStudio.class);
  }

  /** All that a studio is made of; nothing is opened before it is asked for. */
  static Injector injector(StudioSettings settings) {
    return Guice.createInjector(
        Stage.DEVELOPMENT,
        List.of(
            binder -> binder.requireExplicitBindings(),
            settings.provider().module(settings),
            new StudioModule()));
  }
}
