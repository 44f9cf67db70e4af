package dev.avatars.domain.offender.chicken;

import dev.avatars.domain.offender.egg.Egg;

/** Offends, with the egg: no package cycles. */
public record Chicken(Egg from) {}
