package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.money.BillingUnit;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.money.Rounding;
import dev.avatars.emulator.RequestView.Ending;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What requests were billed. */
final class Bills {
  private static final int NANO_DIGITS = 9;
  private static final Rounding AVERAGE = Rounding.nearest(6);

  private final RequestBook book;
  private final Catalog catalog;

  Bills(RequestBook book, Catalog catalog) {
    this.book = book;
    this.catalog = catalog;
  }

  /** The events that a filter lets through, oldest first. */
  HttpAnswer events(Incoming incoming) {
    HistoryFilter filter = HistoryFilter.of(incoming);
    ArrayNode events = Json.array();
    for (FalRequest request : book.all()) {
      RequestView view = request.refresh(incoming.at());
      view.ending()
          .filter(ending -> filter.lets(view, ending.at()))
          .ifPresent(ending -> event(view, ending).ifPresent(events::add));
    }
    ObjectNode body = Json.object();
    body.set("billing_events", events);
    return HttpAnswer.plain(HttpResponse.json(200, PlatformDesk.lastPage(body)));
  }

  /** The average bill of a model's requests so far; nothing when there were none. */
  Optional<Money> average(AvatarModel model) {
    List<Money> costs =
        book.all().stream()
            .filter(request -> request.submitted().endpoint().equals(model.endpoint()))
            .flatMap(request -> request.refresh(Instant.MIN).ending().stream())
            .flatMap(ending -> units(ending).stream())
            .map(units -> cost(model, units))
            .toList();
    return costs.stream()
        .reduce(Money::plus)
        .map(
            sum ->
                new Money(
                    AVERAGE.divide(sum.amount(), BigDecimal.valueOf(costs.size())),
                    sum.currency()));
  }

  static Optional<Money> unitPrice(AvatarModel model) {
    return Optional.of(model.price().rate().amount());
  }

  /** The unit's name in the platform's answers. */
  static String unit(AvatarModel model) {
    return model.price().rate().unit() == BillingUnit.GENERATION ? "generations" : "seconds";
  }

  private Optional<ObjectNode> event(RequestView view, Ending ending) {
    return catalog.models().stream()
        .filter(model -> model.endpoint().equals(view.submitted().endpoint()))
        .findFirst()
        .flatMap(model -> units(ending).map(units -> event(view, ending, model, units)));
  }

  private static ObjectNode event(
      RequestView view, Ending ending, AvatarModel model, BigDecimal units) {
    BigDecimal cost = cost(model, units).amount();
    return Json.object()
        .put("request_id", view.submitted().id())
        .put("endpoint_id", view.submitted().endpoint())
        .put("timestamp", StatusPage.time(ending.at()))
        .put("output_units", units)
        .put("unit_price", model.price().rate().amount().amount())
        .putNull("percent_discount")
        .put("cost_subtotal", cost)
        .put("cost_discount", BigDecimal.ZERO)
        .put("cost_total", cost)
        .put("cost_estimate_nano_usd", cost.movePointRight(NANO_DIGITS).longValue());
  }

  private static Optional<BigDecimal> units(Ending ending) {
    return ending.outcome().units().filter(units -> units.signum() > 0);
  }

  private static Money cost(AvatarModel model, BigDecimal units) {
    return model.price().rate().times(units);
  }
}
