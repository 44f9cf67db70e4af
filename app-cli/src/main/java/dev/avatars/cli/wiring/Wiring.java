package dev.avatars.cli.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.avatars.application.AvatarStudio;
import java.util.List;

/** Puts a studio together. The modules are chosen here; there is no choice inside of one. */
public final class Wiring {
  private Wiring() {}

  /** A studio with the chosen provider; closing it ends everything that was made for it. */
  public static AvatarStudio studio(StudioSettings settings) {
    Injector injector =
        Guice.createInjector(
            Stage.DEVELOPMENT,
            List.of(
                binder -> binder.requireExplicitBindings(),
                settings.provider().module(settings),
                new StudioModule()));
    return injector.getInstance(AvatarStudio.class);
  }
}
