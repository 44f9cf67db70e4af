package dev.avatars.codecs.offender;

import dev.avatars.domain.money.Money;

/** Offends: codecs know nothing of avatars. */
final class CodecThatPrices {
  Money price() {
    return Money.usd("1");
  }
}
