package dev.avatars.fake;

import dev.avatars.domain.media.MediaLength;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.domain.pricing.BilledCost;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * What a fake provider bills: the units of the model's price, with three decimals as the real one
 * tells them, times the unit price, not rounded any further.
 */
final class Bill {
  private static final Rounding UNITS = Rounding.nearest(3);
  private static final Rounding AMOUNT = Rounding.nearest(12);
  private static final String SOURCE = "billable units x unit price, told by the fake provider";

  private Bill() {}

  /** For a video of some length, made of a speech of some length. */
  static BilledCost of(AvatarModel model, MediaLength video, MediaLength speech) {
    BillingUnit unit = model.price().rate().unit();
    MediaLength billed = unit == BillingUnit.INPUT_SECOND ? speech : video;
    BigDecimal seconds = billed.seconds(UNITS);
    Money amount = model.price().price(MediaLength.ofSeconds(seconds.toPlainString()), AMOUNT);
    BigDecimal units = unit == BillingUnit.GENERATION ? BigDecimal.ONE : seconds;
    return new BilledCost.Known(amount, units, SOURCE);
  }

  /** For a request without a video. */
  static BilledCost nothing(AvatarModel model) {
    Currency currency = model.price().rate().amount().currency();
    return new BilledCost.Known(Money.zero(currency), BigDecimal.ZERO, SOURCE);
  }
}
