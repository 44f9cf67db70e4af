package dev.avatars.batch.report;

import dev.avatars.domain.batch.RowRecord;
import dev.avatars.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When how much was quoted, and when how much was billed. Not thread-safe. */
final class CostPoints {
  private final List<Point> quoted = new ArrayList<>();
  private final List<Point> billed = new ArrayList<>();
  private final Map<Currency, Integer> currencies = new HashMap<>();

  /**
   * An amount that came.
   *
   * @param at when
   * @param amount how much
   */
  record Point(Instant at, Money amount) {}

  void add(RowRecord row) {
    Instant end = row.ended().or(row::handedOver).orElse(row.created());
    quoted.add(new Point(row.created(), row.expected()));
    row.billed().ifPresent(bill -> billed.add(new Point(end, bill)));
    currencies.merge(row.expected().currency(), 1, Integer::sum);
  }

  /** The currency of most rows; a plot has one axis. Empty without rows. */
  Optional<Currency> currency() {
    return currencies.entrySet().stream()
        .max(
            Map.Entry.<Currency, Integer>comparingByValue()
                .thenComparing(entry -> entry.getKey().getCurrencyCode()))
        .map(Map.Entry::getKey);
  }

  /** Whether there are amounts of more than one currency. */
  boolean isMixed() {
    return currencies.size() > 1;
  }

  /** What was quoted in a currency, in the order of time. */
  List<Point> quoted(Currency currency) {
    return inOrder(quoted, currency);
  }

  /** What was billed in a currency, in the order of time. */
  List<Point> billed(Currency currency) {
    return inOrder(billed, currency);
  }

  private static List<Point> inOrder(List<Point> points, Currency currency) {
    return points.stream()
        .filter(point -> point.amount().currency().equals(currency))
        .sorted(Comparator.comparing(Point::at))
        .toList();
  }
}
