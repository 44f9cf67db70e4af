package dev.avatars.application;

import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.util.List;

/**
 * Every model's price for one portrait and one speech, side by side. Free; nothing left the
 * machine.
 *
 * @param portrait the measured picture
 * @param speech the measured sound
 * @param offers one for each model, best tier first
 * @param advice what is worth knowing before spending
 */
public record PriceList(Portrait portrait, Speech speech, List<Offer> offers, List<Advice> advice) {
  public PriceList {
    offers = List.copyOf(offers);
    advice = List.copyOf(advice);
  }
}
