package dev.avatars.batch.report;

import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plot of what was quoted and what was billed over time, as its template wants it. */
final class CostPlot {
  private final CostPoints costs;
  private final Currency currency;
  private final List<CostPoints.Point> quoted;
  private final List<CostPoints.Point> billed;
  private final Instant first;
  private final Instant last;

  private CostPlot(CostPoints costs, Currency currency) {
    this.costs = costs;
    this.currency = currency;
    this.quoted = costs.quoted(currency);
    this.billed = costs.billed(currency);
    this.first = times().min(Instant::compareTo).orElse(Instant.EPOCH);
    this.last = times().max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** What the template shows: a drawing, or why there is none. */
  static Map<String, Object> of(CostPoints costs) {
    return costs
        .currency()
        .map(currency -> new CostPlot(costs, currency).shown())
        .orElseGet(() -> tooLittle("There are no rows yet, so there is no cost to draw."));
  }

  private Map<String, Object> shown() {
    BigDecimal most = sum(quoted).max(sum(billed));
    if (most.signum() <= 0) {
      return tooLittle("Nothing was quoted and nothing was billed: there is no cost to draw.");
    }
    return first.equals(last)
        ? tooLittle("All of it happened in one moment: there is no course to draw.")
        : drawn(new Plot(Axis.ofMillis(since(last).longValueExact()), Axis.ofDecimals(most)));
  }

  private Map<String, Object> drawn(Plot plot) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("tooLittle", "");
    shown.put("xTicks", plot.xTicks(plot.across().clockLabels()));
    shown.put("yTicks", plot.yTicks(this::tick));
    shown.put("since", TimeText.second(first) + " UTC");
    shown.put("quoted", line(plot, quoted, "quoted"));
    shown.put("billed", line(plot, billed, "billed"));
    shown.put("quotedTotal", new Money(sum(quoted), currency).display());
    shown.put("billedTotal", new Money(sum(billed), currency).display());
    shown.put("partly", costs.isMixed() ? currency.getCurrencyCode() : "");
    return shown;
  }

  /** An amount beside the axis: without cents where it has none. */
  private String tick(BigDecimal amount) {
    String shown = new Money(amount, currency).display();
    return shown.endsWith(".00") ? shown.substring(0, shown.length() - 3) : shown;
  }

  private Map<String, Object> line(Plot plot, List<CostPoints.Point> points, String verb) {
    StepLine line = new StepLine();
    Money sum = Money.zero(currency);
    for (CostPoints.Point point : points) {
      sum = sum.plus(point.amount());
      String words = TimeText.second(point.at()) + ": " + sum.display() + " " + verb + " so far";
      line.to(plot.x(since(point.at())), plot.y(sum.amount()), words);
    }
    return Map.of(
        "path", line.path(plot.x(since(last))), "marks", line.marks(), "dense", line.isDense());
  }

  /** Milliseconds from the first news to some time. */
  private BigDecimal since(Instant at) {
    return BigDecimal.valueOf(Duration.between(first, at).toMillis());
  }

  private Stream<Instant> times() {
    return Stream.concat(quoted.stream(), billed.stream()).map(CostPoints.Point::at);
  }

  private static BigDecimal sum(List<CostPoints.Point> points) {
    return points.stream()
        .map(point -> point.amount().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<String, Object> tooLittle(String why) {
    return Map.of("tooLittle", why);
  }
}
