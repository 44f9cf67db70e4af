package dev.avatars.batch.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One side of a plot: from nothing to a round number, with a tick at each step.
 *
 * @param end the number at its end; more than zero
 * @param step from one tick to the next; more than zero
 */
record Axis(BigDecimal end, BigDecimal step) {
  private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(6);
  private static final List<BigDecimal> ROUND =
      Stream.of("1", "2", "5", "10").map(BigDecimal::new).toList();

  /** Steps between times, in milliseconds, as clocks divide them. */
  private static final List<BigDecimal> CLOCK =
      Stream.of(
              100,
              200,
              500,
              1_000,
              2_000,
              5_000,
              10_000,
              15_000,
              30_000,
              60_000,
              120_000,
              300_000,
              600_000,
              900_000,
              1_800_000,
              3_600_000,
              7_200_000,
              14_400_000,
              21_600_000,
              43_200_000)
          .map(BigDecimal::valueOf)
          .toList();

  private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);

  /** An axis in decimal steps for numbers up to this one, which is more than zero. */
  static Axis ofDecimals(BigDecimal most) {
    BigDecimal least = most.divide(MOST_STEPS, MathContext.DECIMAL64);
    BigDecimal power = BigDecimal.ONE.movePointRight(least.precision() - least.scale() - 1);
    return covering(most, firstAtLeast(least, ROUND, power));
  }

  /** An axis in steps of a clock for milliseconds up to this number. */
  static Axis ofMillis(long most) {
    BigDecimal end = BigDecimal.valueOf(Math.max(1, most));
    BigDecimal least = end.divide(MOST_STEPS, MathContext.DECIMAL64);
    boolean isLong = least.compareTo(CLOCK.get(CLOCK.size() - 1)) > 0;
    return covering(end, isLong ? days(least) : firstAtLeast(least, CLOCK, BigDecimal.ONE));
  }

  /** The ticks, from zero to the end. */
  List<BigDecimal> ticks() {
    List<BigDecimal> ticks = new ArrayList<>();
    for (BigDecimal at = BigDecimal.ZERO; at.compareTo(end) <= 0; at = at.add(step)) {
      ticks.add(at);
    }
    return ticks;
  }

  /** Where on so many units a number lies, rounded to a whole one and kept on the axis. */
  int place(BigDecimal value, int units) {
    BigDecimal kept = value.max(BigDecimal.ZERO).min(end);
    return kept.multiply(BigDecimal.valueOf(units))
        .divide(end, 0, RoundingMode.HALF_EVEN)
        .intValueExact();
  }

  /** How a tick of milliseconds is written: in the unit that suits the steps. */
  Function<BigDecimal, String> clockLabels() {
    long millis = step.longValueExact();
    if (millis < 60_000) {
      return tick -> plain(tick.movePointLeft(3)) + " s";
    }
    if (millis < 3_600_000) {
      return tick -> plain(whole(tick, 60_000)) + " min";
    }
    return millis < DAY.longValueExact()
        ? tick -> plain(whole(tick, 3_600_000)) + " h"
        : tick -> plain(whole(tick, DAY.longValueExact())) + " d";
  }

  private static Axis covering(BigDecimal most, BigDecimal step) {
    BigDecimal steps = most.divide(step, 0, RoundingMode.CEILING);
    return new Axis(steps.multiply(step), step);
  }

  private static BigDecimal days(BigDecimal least) {
    BigDecimal days = least.divide(DAY, 0, RoundingMode.CEILING);
    BigDecimal power = BigDecimal.ONE.movePointRight(days.precision() - 1);
    return firstAtLeast(days, ROUND, power).multiply(DAY);
  }

  private static BigDecimal firstAtLeast(
      BigDecimal least, List<BigDecimal> steps, BigDecimal power) {
    return steps.stream()
        .map(step -> step.multiply(power))
        .filter(step -> step.compareTo(least) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal whole(BigDecimal millis, long unit) {
    return millis.divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_EVEN);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
