package dev.avatars.domain.model;

import dev.avatars.domain.media.MediaLength;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How long a model takes, as others measured it: a constant and a part for each second of speech.
 *
 * @param base what every job takes; zero or more
 * @param perSecond what each second of speech adds; zero or more
 */
public record RenderTime(Duration base, Duration perSecond) {
  public RenderTime {
    if (base.isNegative() || perSecond.isNegative()) {
      throw new IllegalArgumentException(
          "render time: found " + base + " and " + perSecond + "; allowed: zero or more");
    }
  }

  /** The time to expect for a speech of this length. */
  public Duration estimate(MediaLength speech) {
    BigDecimal nanos =
        BigDecimal.valueOf(perSecond.toNanos())
            .multiply(BigDecimal.valueOf(speech.units()))
            .divide(BigDecimal.valueOf(speech.unitsPerSecond()), 0, RoundingMode.CEILING);
    return base.plusNanos(nanos.longValueExact());
  }
}
