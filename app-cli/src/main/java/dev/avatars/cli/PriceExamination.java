package dev.avatars.cli;

import dev.avatars.cli.Documents.CheckDocument;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.money.Money;
import dev.avatars.fal.FalProvider;
import dev.avatars.fal.FalSettings;
import dev.avatars.fal.FalSettings.Limits;
import dev.avatars.ports.PriceSource;
import dev.avatars.ports.PriceSource.ListedPrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what fal asks today with the catalogue. Asking costs nothing. */
final class PriceExamination {
  private static final String PRICES = "fal prices";

  /** Somebody waits for the answer. */
  private static final Limits SOON =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1));

  private final FalSettings fal;
  private final Catalog catalog;

  PriceExamination(FalSettings fal, Catalog catalog) {
    this.fal = fal;
    this.catalog = catalog;
  }

  List<CheckDocument> checks() {
    try (FalProvider provider = FalProvider.of(fal.toBuilder().limits(SOON).build())) {
      return checks(provider.prices());
    }
  }

  private List<CheckDocument> checks(PriceSource prices) {
    List<CheckDocument> differences = new ArrayList<>();
    int listed = 0;
    for (AvatarModel model : catalog.models()) {
      Optional<ListedPrice> price = prices.listed(model);
      listed += price.isPresent() ? 1 : 0;
      price
          .filter(found -> differs(found, model))
          .map(found -> difference(found, model))
          .ifPresent(differences::add);
    }
    if (!differences.isEmpty()) {
      return differences;
    }
    return List.of(listed == 0 ? silence() : agreement(listed));
  }

  private static boolean differs(ListedPrice listed, AvatarModel model) {
    Money ours = model.price().rate().amount();
    return !listed.amount().equals(ours);
  }

  private static CheckDocument difference(ListedPrice listed, AvatarModel model) {
    return CheckDocument.warning(
        PRICES,
        "%s: fal lists %s%s, the catalogue has %s (%s); --catalog takes a changed copy"
            .formatted(
                model.id(),
                listed.amount().display(),
                listed.unit().isEmpty() ? "" : " (" + listed.unit() + ")",
                model.price().words(),
                model.priceSource()));
  }

  private static CheckDocument silence() {
    return CheckDocument.warning(
        PRICES, "fal could not be asked, or lists none; the catalogue's are used");
  }

  private CheckDocument agreement(int listed) {
    return CheckDocument.fine(
        PRICES,
        listed + " of " + catalog.models().size() + " models are listed as in the catalogue");
  }
}
