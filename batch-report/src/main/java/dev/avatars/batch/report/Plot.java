package dev.avatars.batch.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ground of a plot: where numbers lie on it, in the units of its drawing. The first place is in
 * the upper left corner.
 *
 * @param across the axis at its foot
 * @param up the axis on its left
 */
record Plot(Axis across, Axis up) {
  static final int LEFT = 124;
  static final int RIGHT = 988;
  static final int TOP = 24;
  static final int BOTTOM = 470;

  /** How far from the left a number lies. */
  int x(BigDecimal value) {
    return LEFT + across.place(value, RIGHT - LEFT);
  }

  /** How far from the top a number lies. */
  int y(BigDecimal value) {
    return BOTTOM - up.place(value, BOTTOM - TOP);
  }

  /** The ticks at the foot. */
  List<Map<String, Object>> xTicks(Function<BigDecimal, String> label) {
    return across.ticks().stream()
        .map(tick -> Map.<String, Object>of("x", x(tick), "label", label.apply(tick)))
        .toList();
  }

  /** The ticks on the left. */
  List<Map<String, Object>> yTicks(Function<BigDecimal, String> label) {
    return up.ticks().stream()
        .map(tick -> Map.<String, Object>of("y", y(tick), "label", label.apply(tick)))
        .toList();
  }
}
