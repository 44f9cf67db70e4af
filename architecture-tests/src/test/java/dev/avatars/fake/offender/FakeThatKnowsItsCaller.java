package dev.avatars.fake.offender;

import dev.avatars.application.AvatarStudio;

/** Offends: adapters do not know who calls, and show their doors alone. */
public final class FakeThatKnowsItsCaller {
  AvatarStudio studio() {
    return AvatarStudio.offline();
  }
}
