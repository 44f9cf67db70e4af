package dev.avatars.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.avatars.application.AvatarStudio;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.jdbc.PostgresSettings;
import dev.avatars.ports.StoreUnavailableException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;

/** Puts a studio together. The modules are chosen here; there is no choice inside of one. */
public final class Wiring {
  private Wiring() {}

  /**
   * Where jobs and money are kept; made when it is not there.
   *
   * @throws StoreRefusedException when a server was named that cannot be used now
   */
  public static JdbcJobStore store(StorePlace place) {
    return place
        .server()
        .map(server -> asked(server, JdbcJobStore::postgres))
        .orElseGet(() -> JdbcJobStore.sqlite(place.file()));
  }

  /**
   * Whether anything was ever kept there.
   *
   * @throws StoreRefusedException when a server was named that cannot be used now
   */
  public static boolean hasStore(StorePlace place) {
    return place
        .server()
        .map(server -> asked(server, JdbcJobStore::isOn))
        .orElseGet(() -> Files.exists(place.file()));
  }

  /** A studio with the chosen provider; closing it ends everything that was made for it. */
  public static AvatarStudio studio(StudioSettings settings) {
    return made(injector(settings), AvatarStudio.class);
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

  /** A part; what keeps it from being made is told as it was thrown. */
  static <T> T made(Injector injector, Class<T> type) {
    try {
      return injector.getInstance(type);
    } catch (ProvisionException wrapped) {
      throw wrapped.getCause() instanceof RuntimeException told ? told : wrapped;
    }
  }

  /** A server that is not there at the start is a matter of setup, though it may come back. */
  private static <T> T asked(PostgresSettings server, Function<PostgresSettings, T> question) {
    try {
      return question.apply(server);
    } catch (StoreUnavailableException refused) {
      throw new StoreRefusedException(refused);
    }
  }
}
