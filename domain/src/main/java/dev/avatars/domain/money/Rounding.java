package dev.avatars.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an amount loses digits: to how many decimals, and in which direction.
 *
 * <p>Nothing in this library rounds on its own; whoever needs fewer digits passes one of these.
 *
 * @param decimals digits kept after the decimal point, 0 to 12
 * @param mode the direction
 */
public record Rounding(int decimals, RoundingMode mode) {
  private static final int MOST_DECIMALS = 12;

  public Rounding {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "decimals: found " + decimals + "; allowed: 0 to " + MOST_DECIMALS);
    }
  }

  /** To the nearest value, ties to the even neighbor: the one without a bias over many amounts. */
  public static Rounding nearest(int decimals) {
    return new Rounding(decimals, RoundingMode.HALF_EVEN);
  }

  /** Away from zero: for bounds that must never be too small. */
  public static Rounding up(int decimals) {
    return new Rounding(decimals, RoundingMode.UP);
  }

  /** The value with at most this many decimals. */
  public BigDecimal apply(BigDecimal value) {
    return value.setScale(Math.min(decimals, Math.max(0, value.scale())), mode);
  }

  /** The quotient with at most this many decimals, rounded once. */
  public BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, decimals, mode);
  }
}
