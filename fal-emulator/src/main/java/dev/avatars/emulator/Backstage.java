package dev.avatars.emulator;

import dev.avatars.emulator.EmulatorSettings.Backing;
import dev.avatars.fake.FakeSettings;
import dev.avatars.fake.FakeWorld;
import dev.avatars.ports.AvatarProvider;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.Timeline;
import java.util.Optional;

/**
 * What stands behind the surface.
 *
 * @param provider who does the work
 * @param clock the time in which it is done
 * @param probe what measures files for it, if it wants them measured
 * @param ending what has to be done at the end
 */
record Backstage(
    AvatarProvider provider, EmulatorClock clock, Optional<MediaProbe> probe, Runnable ending) {
  static Backstage of(EmulatorSettings settings, Pulse pulse) {
    return settings
        .backing()
        .map(backing -> foreign(backing, pulse))
        .orElseGet(() -> fake(settings, pulse));
  }

  private static Backstage foreign(Backing backing, Pulse pulse) {
    EmulatorClock clock = new EmulatorClock(backing.timeline(), EmulatorClock.Hands.none(), pulse);
    return new Backstage(backing.provider(), clock, backing.probe(), () -> {});
  }

  private static Backstage fake(EmulatorSettings settings, Pulse pulse) {
    FakeSettings.Builder fake =
        FakeSettings.seeded(settings.seed()).toBuilder()
            .atOnce(settings.atOnce())
            .speed(settings.speed());
    return settings.passing() == Passing.BY_ITSELF
        ? inRealTime(fake, pulse)
        : inVirtualTime(fake.start(settings.start()), pulse);
  }

  private static Backstage inRealTime(FakeSettings.Builder fake, Pulse pulse) {
    Timeline machine = new MachineTime();
    FakeWorld world = FakeWorld.create(fake.timeline(machine).build());
    EmulatorClock clock = new EmulatorClock(machine, EmulatorClock.Hands.none(), pulse);
    return new Backstage(world.provider(), clock, Optional.empty(), world::close);
  }

  private static Backstage inVirtualTime(FakeSettings.Builder fake, Pulse pulse) {
    FakeWorld world = FakeWorld.create(fake.build());
    EmulatorClock clock = new EmulatorClock(world.clock(), world.clock()::set, pulse);
    return new Backstage(world.provider(), clock, Optional.empty(), world::close);
  }
}
