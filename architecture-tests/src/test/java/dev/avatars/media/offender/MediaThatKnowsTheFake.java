package dev.avatars.media.offender;

import dev.avatars.fake.FakeWorld;

/** Offends: adapters do not know each other. */
final class MediaThatKnowsTheFake {
  FakeWorld world() {
    return FakeWorld.seeded(1);
  }
}
