package dev.avatars.batch.report;

import dev.avatars.domain.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Exact sums, one for each currency; amounts of two currencies never mix. Not thread-safe. */
final class Sums {
  private final Map<Currency, Money> amounts = new LinkedHashMap<>();

  void add(Money amount) {
    amounts.merge(amount.currency(), amount, Money::plus);
  }

  /** The sums in the order of their currencies' codes; empty when nothing was added. */
  List<Money> amounts() {
    Collection<Money> all = amounts.values();
    return all.stream()
        .sorted(Comparator.comparing(amount -> amount.currency().getCurrencyCode()))
        .toList();
  }

  /** For people, such as {@code $6.90} or {@code $1.00 + EUR 2.00}; a dash for nothing. */
  String display() {
    return amounts.isEmpty()
        ? "–"
        : amounts().stream().map(Money::display).collect(Collectors.joining(" + "));
  }
}
