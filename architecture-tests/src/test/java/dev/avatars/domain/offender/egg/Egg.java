package dev.avatars.domain.offender.egg;

import dev.avatars.domain.offender.chicken.Chicken;
import java.util.List;

/** Offends, with the chicken: no package cycles. */
public record Egg(List<Chicken> from) {
  public Egg {
    for (Chicken chicken : from) {
      chicken.from();
    }
  }
}
