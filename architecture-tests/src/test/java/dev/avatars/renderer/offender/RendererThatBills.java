package dev.avatars.renderer.offender;

import dev.avatars.domain.money.Money;

/** Offends: the renderer knows the codecs alone. */
final class RendererThatBills {
  Money bill() {
    return Money.usd("1");
  }
}
