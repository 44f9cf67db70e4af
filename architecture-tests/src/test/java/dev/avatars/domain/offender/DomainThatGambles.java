package dev.avatars.domain.offender;

import java.util.Random;

/** Offends: no chance in the core. */
final class DomainThatGambles {
  int throwDice() {
    return new Random().nextInt(6);
  }
}
