package dev.avatars.domain.offender.egg;

import dev.avatars.domain.offender.chicken.Chicken;
import java.util.Optional;

/** Offends, with the chicken: no package cycles. */
public record Egg(String name) {
  /** Who laid it. */
  public Optional<Chicken> from() {
    return Optional.of(new Chicken(this));
  }
}
