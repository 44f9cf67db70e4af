package dev.avatars.application.offender;

import dev.avatars.fake.FakeWorld;

/** Offends: the application knows ports and domain alone. */
final class StudioThatKnowsTheFake {
  FakeWorld world() {
    return FakeWorld.seeded(1);
  }
}
