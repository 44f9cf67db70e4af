package dev.avatars.cli;

import dev.avatars.application.AvatarStudio;
import dev.avatars.application.Offer;
import dev.avatars.application.PriceList;
import dev.avatars.cli.wiring.StudioSettings;
import dev.avatars.cli.wiring.Wiring;
import dev.avatars.domain.failure.Advice;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.request.AvatarDraft;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prices one portrait and one speech with every model; never spends. */
@Command(
    name = "quote",
    description = "Measure both files and price every model side by side; never spends.")
final class QuoteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MediaOptions media = new MediaOptions();
  @Mixin private final ProviderOptions provider = new ProviderOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final HelpOption help = new HelpOption();

  QuoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Configuration configuration = Configuration.of(surroundings);
    StudioSettings settings = provider.settings(configuration);
    AvatarDraft draft = media.draft(surroundings, configuration, settings.catalog());
    Console console = new Console(surroundings, output);
    // prices stand in the catalogue, so that a quote needs no key
    StudioSettings offline = StudioSettings.offline(settings.catalog(), settings.seed());
    try (AvatarStudio studio = Wiring.studio(offline)) {
      PriceList prices = wanted(studio.prices(draft));
      console.result(PriceText.of(prices), Documents.QuoteDocument.of(prices));
      prices.advice().stream().map(Advice::toString).forEach(console::advise);
      return told(console, prices).code();
    }
  }

  private PriceList wanted(PriceList all) {
    List<Offer> offers = all.offers().stream().filter(media::isWanted).toList();
    if (offers.isEmpty()) {
      throw CliException.badInput(
          "model: found none of this tier and name; allowed: one of 'avatar models'");
    }
    return new PriceList(all.portrait(), all.speech(), offers, all.advice());
  }

  /** Done when a model would take it; otherwise every reason once. */
  private static ExitCode told(Console console, PriceList prices) {
    if (prices.offers().stream().anyMatch(Offer::fits)) {
      return ExitCode.DONE;
    }
    prices.offers().stream()
        .flatMap(offer -> offer.violations().stream())
        .map(Violation::toString)
        .distinct()
        .forEach(console::complain);
    return ExitCode.BAD_INPUT;
  }
}
