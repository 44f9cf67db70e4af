package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Offer;
import dev.avatars.application.PriceList;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.Speech;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prices one portrait and one speech with every model; never spends. */
@Command(
    name = "quote",
    description = "Measure both files and price every model side by side; never spends.",
    mixinStandardHelpOptions = true)
final class QuoteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MediaOptions media = new MediaOptions();
  @Mixin private final ProviderOptions provider = new ProviderOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  QuoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Configuration configuration = Configuration.of(surroundings);
    Console console = new Console(surroundings, output);
    try (AvatarStudio studio = Wiring.studio(provider.settings(configuration))) {
      PriceList prices = studio.prices(media.draft(surroundings, configuration));
      console.result(text(prices), Documents.QuoteDocument.of(prices));
      prices.advice().stream().map(Advice::toString).forEach(console::advise);
      boolean fits = prices.offers().stream().anyMatch(Offer::fits);
      return fits ? ExitCode.DONE.code() : ExitCode.BAD_INPUT.code();
    }
  }

  private static String text(PriceList prices) {
    Table table = new Table().row("MODEL", "TIER", "EXPECTED", "AT MOST", "PRICE");
    for (Offer offer : prices.offers()) {
      table.row(
          offer.model().id().value(),
          offer.model().tier().label(),
          offer.expected().display(),
          offer.upperBound().display(),
          offer.model().price().words());
    }
    StringBuilder text = new StringBuilder();
    text.append(describe(prices.portrait())).append(System.lineSeparator());
    text.append(describe(prices.speech())).append(System.lineSeparator());
    text.append(System.lineSeparator()).append(table);
    for (Offer offer : prices.offers()) {
      for (Violation violation : offer.violations()) {
        text.append(offer.model().id())
            .append(" would refuse it: ")
            .append(violation)
            .append(System.lineSeparator());
      }
    }
    return text.append(sources(prices)).toString();
  }

  static String describe(Portrait portrait) {
    return "portrait  %s, %d x %d pixels, %,d bytes"
        .formatted(
            portrait.format().title(), portrait.width(), portrait.height(), portrait.bytes());
  }

  static String describe(Speech speech) {
    String codec =
        speech.codec().equals(speech.format().title()) ? "" : " (" + speech.codec() + ")";
    return "speech    %s%s, %s (%d samples at %d Hz), %s, %,d bytes"
        .formatted(
            speech.format().title(),
            codec,
            speech.length(),
            speech.length().units(),
            speech.length().unitsPerSecond(),
            speech.channels() == 1 ? "mono" : speech.channels() + " channels",
            speech.bytes());
  }

  /** Where the prices were read, each source once. */
  private static String sources(PriceList prices) {
    StringBuilder text = new StringBuilder();
    prices.offers().stream()
        .map(offer -> offer.model().priceSource().toString())
        .distinct()
        .forEach(source -> text.append("prices: ").append(source));
    return text.toString();
  }
}
