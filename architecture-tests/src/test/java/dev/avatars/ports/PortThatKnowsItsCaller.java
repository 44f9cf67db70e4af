package dev.avatars.ports;

import dev.avatars.application.AvatarStudio;

/** Offends: ports know the domain alone, and are no classes. */
final class PortThatKnowsItsCaller {
  AvatarStudio studio() {
    return AvatarStudio.offline();
  }
}
