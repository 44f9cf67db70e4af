package dev.avatars.batch.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plot of the time at the provider against the speech, as its template wants it. */
final class TimePlot {
  private static final int FEWEST = 3;
  private static final int HALF = 50;
  private static final int NEARLY_ALL = 95;

  /** Dots nearer to each other than this are one dot that says how many it is. */
  private static final int CELL = 6;

  private final TimePoints times;
  private final Plot plot;

  private TimePlot(TimePoints times) {
    this.times = times;
    this.plot =
        new Plot(
            Axis.ofMillis(most(times.points().stream().map(TimePoints.Point::speech).toList())),
            Axis.ofMillis(most(times.points().stream().map(TimePoints.Point::taken).toList())));
  }

  /** What the template shows: a drawing, or why there is none. */
  static Map<String, Object> of(TimePoints times) {
    int count = times.points().size();
    return count < FEWEST
        ? Map.of("tooLittle", "A plot needs " + FEWEST + " finished videos; there are " + count)
        : new TimePlot(times).drawn();
  }

  private Map<String, Object> drawn() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("tooLittle", "");
    shown.put("xTicks", plot.xTicks(plot.across().clockLabels()));
    shown.put("yTicks", plot.yTicks(plot.up().clockLabels()));
    shown.put("dots", dots());
    shown.put("half", level(HALF));
    shown.put("nearlyAll", level(NEARLY_ALL));
    shown.put("count", times.points().size());
    return shown;
  }

  private Map<String, Object> level(int percent) {
    Duration taken = times.percentile(percent);
    return Map.of("y", plot.y(millis(taken)), "time", TimeText.of(taken));
  }

  private List<Map<String, Object>> dots() {
    Map<List<Integer>, List<TimePoints.Point>> cells = new LinkedHashMap<>();
    for (TimePoints.Point point : times.points()) {
      List<Integer> cell = List.of(x(point) / CELL, y(point) / CELL);
      cells.computeIfAbsent(cell, empty -> new ArrayList<>()).add(point);
    }
    return cells.values().stream().map(this::dot).toList();
  }

  private Map<String, Object> dot(List<TimePoints.Point> points) {
    TimePoints.Point first = points.get(0);
    String others = points.size() == 1 ? "" : ", and " + (points.size() - 1) + " more like it";
    String words =
        "row "
            + first.row()
            + ": "
            + TimeText.of(first.taken())
            + " for "
            + TimeText.of(first.speech())
            + " of speech"
            + others;
    return Map.of("x", x(first), "y", y(first), "row", first.row(), "words", words);
  }

  private int x(TimePoints.Point point) {
    return plot.x(millis(point.speech()));
  }

  private int y(TimePoints.Point point) {
    return plot.y(millis(point.taken()));
  }

  private static BigDecimal millis(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis());
  }

  private static long most(List<Duration> durations) {
    return durations.stream().mapToLong(Duration::toMillis).max().orElse(0);
  }
}
