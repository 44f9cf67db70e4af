package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.Money;
import dev.avatars.ports.PriceSource;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** fal's unit prices: asked for all models in one call, kept for a day. Thread-safe. */
final class FalPrices implements PriceSource {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final FalLine line;
  private final FalSettings settings;
  private final Cache<String, ListedPrice> prices;
  private final Cache<String, Boolean> asked;

  FalPrices(FalLine line, FalSettings settings) {
    this.line = line;
    this.settings = settings;
    Ticker ticker = ticker(settings.clock());
    this.prices = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(FRESH).build();
    this.asked = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(PAUSE).build();
  }

  /** A cache's time by our clock. */
  static Ticker ticker(InstantSource clock) {
    return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  @Override
  public Optional<ListedPrice> listed(AvatarModel model) {
    return price(model.endpoint());
  }

  /** The price of one unit of an endpoint. */
  Optional<Money> unitPrice(String endpoint) {
    return price(endpoint).map(ListedPrice::amount);
  }

  private Optional<ListedPrice> price(String endpoint) {
    return kept(endpoint)
        .or(
            () -> {
              ask(endpoint);
              return kept(endpoint);
            });
  }

  private Optional<ListedPrice> kept(String endpoint) {
    return Optional.ofNullable(prices.getIfPresent(endpoint));
  }

  // What could not be had a moment ago is not asked for with every poll of every job.
  private void ask(String endpoint) {
    if (asked.asMap().putIfAbsent(endpoint, Boolean.TRUE) == null) {
      line.get(address(endpoint))
          .fold(Optional::of, broken -> Optional.<Answer>empty())
          .filter(Answer::isSuccess)
          .flatMap(Answer::json)
          .ifPresent(body -> body.path("prices").forEach(this::keep));
    }
  }

  private URI address(String endpoint) {
    Set<String> endpoints = new TreeSet<>(settings.endpoints());
    endpoints.add(endpoint);
    return URI.create(
        RequestUrls.under(settings.hosts().platform(), "models/pricing")
            + "?endpoint_id="
            + String.join(",", endpoints));
  }

  private void keep(JsonNode row) {
    Json.text(row, "endpoint_id")
        .ifPresent(endpoint -> listed(row).ifPresent(price -> prices.put(endpoint, price)));
  }

  private Optional<ListedPrice> listed(JsonNode row) {
    return Json.decimal(row, "unit_price")
        .flatMap(price -> money(price, Json.text(row, "currency").orElse("USD")))
        .map(
            amount ->
                new ListedPrice(
                    amount,
                    Json.text(row, "unit").map(ErrorBody::plain).orElse(""),
                    settings.clock().instant()));
  }

  private static Optional<Money> money(BigDecimal amount, String currency) {
    try {
      return Optional.of(Money.of(amount, currency)).filter(money -> !money.isNegative());
    } catch (IllegalArgumentException noMoney) {
      // An unknown currency or an absurd number: then the price is unknown.
      return Optional.empty();
    }
  }
}
