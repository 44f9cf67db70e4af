package dev.avatars.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.avatars.application.AvatarStudio;
import dev.avatars.fake.FakeWorld;

/** Everything from a fake world: no key, no network, no cost. */
final class OfflineModule extends AbstractModule {
  private final StudioSettings settings;

  OfflineModule(StudioSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  FakeWorld world() {
    return FakeWorld.seeded(settings.seed());
  }

  @Provides
  @Singleton
  AvatarStudio.Builder parts(FakeWorld world) {
    return AvatarStudio.offlineIn(world)
        .catalog(settings.catalog())
        .flow(settings.flow())
        .onClose(world::close);
  }
}
