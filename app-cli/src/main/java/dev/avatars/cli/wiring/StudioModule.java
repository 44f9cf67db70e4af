package dev.avatars.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.avatars.application.AvatarStudio;
import dev.avatars.media.LocalMediaProbe;
import dev.avatars.ports.MediaProbe;

/** The studio over whatever parts were chosen. */
final class StudioModule extends AbstractModule {
  @Provides
  @Singleton
  MediaProbe probe() {
    return new LocalMediaProbe();
  }

  @Provides
  @Singleton
  AvatarStudio studio(AvatarStudio.Builder parts, MediaProbe probe) {
    return parts.probe(probe).build();
  }
}
