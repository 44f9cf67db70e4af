package dev.avatars.cli;

import dev.avatars.application.Offer;
import dev.avatars.application.PriceList;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A price list as people read it. */
final class PriceText {
  private static final int EXPECTED = 2;
  private static final int AT_MOST = 3;

  private PriceText() {}

  static String of(PriceList prices) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Table.ofText()
            .row("portrait", describe(prices.portrait()))
            .row("speech", describe(prices.speech()))
            .toString());
    parts.add("");
    parts.add(table(prices));
    parts.addAll(refusals(prices));
    parts.add("");
    parts.add(basis(prices));
    return String.join(System.lineSeparator(), parts);
  }

  private static String table(PriceList prices) {
    Table table =
        Table.withFigures(EXPECTED, AT_MOST)
            .row("MODEL", "TIER", "EXPECTED", "AT MOST", "FITS", "PRICE");
    for (Offer offer : prices.offers()) {
      table.row(
          offer.model().id().value(),
          offer.model().tier().label(),
          offer.expected().display(),
          offer.upperBound().display(),
          offer.fits() ? "yes" : "no",
          offer.model().price().words());
    }
    return table.toString();
  }

  /** Every reason once, with the models that have it. */
  private static List<String> refusals(PriceList prices) {
    return prices.offers().stream()
        .flatMap(offer -> offer.violations().stream())
        .map(Violation::toString)
        .distinct()
        .map(reason -> "refused by " + refusing(prices, reason) + ": " + reason)
        .toList();
  }

  private static String refusing(PriceList prices, String reason) {
    return prices.offers().stream()
        .filter(
            offer -> offer.violations().stream().map(Violation::toString).anyMatch(reason::equals))
        .map(offer -> offer.model().id().value())
        .collect(Collectors.joining(" and "));
  }

  private static String basis(PriceList prices) {
    Table table =
        Table.ofText()
            .row("expected", prices.speech().length() + " of video, as long as the speech");
    prices.offers().stream()
        .map(offer -> offer.model().price().longest(prices.speech().length()).toString())
        .distinct()
        .forEach(longest -> table.row("at most", longest + " of video, the most ever billed"));
    prices.offers().stream()
        .map(offer -> offer.model().priceSource().toString())
        .distinct()
        .forEach(source -> table.row("prices", source));
    return table.toString();
  }

  private static String describe(Portrait portrait) {
    return String.format(
        Locale.ROOT,
        "%s, %d x %d pixels, %,d bytes",
        portrait.format().title(),
        portrait.width(),
        portrait.height(),
        portrait.bytes());
  }

  private static String describe(Speech speech) {
    return String.format(
        Locale.ROOT,
        "%s%s, %s (%d samples at %d Hz), %s, %,d bytes",
        speech.format().title(),
        speech.codec().equals(speech.format().title()) ? "" : " (" + speech.codec() + ")",
        speech.length(),
        speech.length().units(),
        speech.length().unitsPerSecond(),
        speech.channels() == 1 ? "mono" : speech.channels() + " channels",
        speech.bytes());
  }
}
