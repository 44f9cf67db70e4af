package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What fal really charged, which only an admin key may read; it lags by some minutes. */
final class FalBillingEvents {
  /** The longest window that fal allows is 90 days. */
  private static final Duration WINDOW = Duration.ofDays(89);

  private final FalLine line;
  private final FalSettings settings;

  FalBillingEvents(FalLine line, FalSettings settings) {
    this.line = line;
    this.settings = settings;
  }

  /** The bill of a request, or empty while fal lists none. */
  Optional<BilledCost> of(RemoteRef ref) {
    return line.get(address(ref))
        .fold(Optional::of, broken -> Optional.<Answer>empty())
        .filter(Answer::isSuccess)
        .flatMap(Answer::json)
        .map(body -> events(body, ref))
        .filter(events -> !events.isEmpty())
        .flatMap(FalBillingEvents::sum);
  }

  private URI address(RemoteRef ref) {
    String start =
        settings.clock().instant().minus(WINDOW).truncatedTo(ChronoUnit.SECONDS).toString();
    return URI.create(
        RequestUrls.under(settings.hosts().platform(), "models/billing-events")
            + "?request_id="
            + encoded(ref.requestId())
            + "&start="
            + encoded(start));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static List<JsonNode> events(JsonNode body, RemoteRef ref) {
    return StreamSupport.stream(body.path("billing_events").spliterator(), false)
        .filter(event -> Json.text(event, "request_id").filter(ref.requestId()::equals).isPresent())
        .toList();
  }

  private static Optional<BilledCost> sum(List<JsonNode> events) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal units = BigDecimal.ZERO;
    for (JsonNode event : events) {
      Optional<BigDecimal> cost = Json.decimal(event, "cost_total");
      if (cost.isEmpty()) {
        // A row without a figure makes the sum one of ours and no longer fal's.
        return Optional.empty();
      }
      total = total.add(cost.get());
      units = units.add(Json.decimal(event, "output_units").orElse(BigDecimal.ZERO));
    }
    return known(total, units);
  }

  private static Optional<BilledCost> known(BigDecimal total, BigDecimal units) {
    try {
      return Optional.of(new BilledCost.Known(Money.of(total, "USD"), units, FalBills.EVENTS));
    } catch (IllegalArgumentException absurd) {
      // More digits than any bill has: then the bill is unknown.
      return Optional.empty();
    }
  }
}
