package dev.avatars.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.avatars.application.AvatarStudio;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.jdbc.JdbcJobStore;
import dev.avatars.media.FileVideoArchive;
import java.time.Duration;
import java.util.Map;

/** fal, with the key of the environment; jobs and money on disk or on a server, videos on disk. */
final class FalModule extends AbstractModule {
  /** Nobody can tell there that a program was killed, and its jobs lie for so long. */
  private static final Duration LEASE_ON_A_SERVER = Duration.ofMinutes(2);

  private final StudioSettings settings;
  private final FalSettings fal;

  /**
   * The module, once there is a key.
   *
   * @throws CredentialsException when there is none, or one that cannot be used
   */
  FalModule(StudioSettings settings) {
    this.settings = settings;
    this.fal = fal(settings.environment());
  }

  @Provides
  @Singleton
  FalProvider provider() {
    return FalProvider.of(fal);
  }

  @Provides
  @Singleton
  JdbcJobStore store() {
    return Wiring.store(settings.data());
  }

  @Provides
  @Singleton
  AvatarStudio.Builder parts(JdbcJobStore store, FalProvider provider) {
    AvatarStudio.Builder parts =
        AvatarStudio.builder()
            .provider(provider)
            .store(store)
            .archive(FileVideoArchive.in(settings.data().videos()))
            .catalog(settings.catalog())
            .flow(settings.flow())
            .onClose(() -> close(provider, store));
    settings.budgets().forEach(parts::budget);
    settings.data().server().ifPresent(server -> parts.lease(LEASE_ON_A_SERVER));
    return parts;
  }

  private static void close(FalProvider provider, JdbcJobStore store) {
    provider.close();
    store.close();
  }

  private static FalSettings fal(Map<String, String> environment) {
    try {
      return FalSettings.from(environment)
          .orElseThrow(
              () ->
                  new CredentialsException(
                      "fal key: found none; allowed: FAL_KEY=<key id>:<key secret>"
                          + " in the environment"));
    } catch (IllegalArgumentException unusable) {
      throw new CredentialsException(unusable);
    }
  }
}
