package dev.avatars.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.model.Catalog;
import dev.avatars.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** fal's platform: what things cost, and facts about fal itself. */
final class PlatformDesk {
  private static final int MOST_ENDPOINTS = 50;

  private final Catalog catalog;
  private final Bills bills;

  PlatformDesk(Catalog catalog, Bills bills) {
    this.catalog = catalog;
    this.bills = bills;
  }

  HttpAnswer pricing(Incoming incoming) {
    List<String> endpoints = incoming.address().all("endpoint_id");
    if (endpoints.isEmpty() || endpoints.size() > MOST_ENDPOINTS) {
      return refused(
          400, "endpoint_id: found " + endpoints.size() + "; allowed: 1 to " + MOST_ENDPOINTS);
    }
    ArrayNode prices = Json.array();
    for (String endpoint : endpoints) {
      Optional<AvatarModel> model = model(endpoint);
      if (model.isEmpty()) {
        return refused(404, "Endpoint id '" + endpoint + "' not found");
      }
      prices.add(price(model.get()));
    }
    ObjectNode body = Json.object();
    body.set("prices", prices);
    return HttpAnswer.plain(HttpResponse.json(200, lastPage(body)));
  }

  HttpAnswer estimate(Incoming incoming) {
    JsonNode body = Json.tryParse(Bodies.text(incoming.request().body())).orElseGet(Json::object);
    String type = body.path("estimate_type").asText("");
    return switch (type) {
      case "unit_price" -> estimate(type, body, "unit_quantity", Bills::unitPrice);
      case "historical_api_price" -> estimate(type, body, "call_quantity", bills::average);
      default ->
          refused(
              400,
              "estimate_type: found '" + type + "'; allowed: unit_price, historical_api_price");
    };
  }

  /** The addresses that webhooks come from. */
  HttpAnswer meta(Incoming incoming) {
    ObjectNode body = Json.object();
    body.putArray("webhook_ip_ranges").add("127.0.0.1/32");
    return HttpAnswer.plain(HttpResponse.json(200, body));
  }

  /** A list that has nothing after it. */
  static ObjectNode lastPage(ObjectNode body) {
    body.putNull("next_cursor").put("has_more", false);
    return body;
  }

  static HttpAnswer refused(int status, String sentence) {
    return HttpAnswer.plain(Surface.PLATFORM.error(status, sentence));
  }

  private HttpAnswer estimate(String type, JsonNode body, String quantity, PricePerPiece price) {
    List<Money> costs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> endpoint : body.path("endpoints").properties()) {
      JsonNode amount = endpoint.getValue().path(quantity);
      Optional<Money> each = model(endpoint.getKey()).flatMap(price::of);
      if (each.isEmpty()) {
        return refused(404, "No price is known for '" + endpoint.getKey() + "'");
      }
      if (!amount.isNumber() || amount.decimalValue().signum() <= 0) {
        return refused(400, quantity + ": found " + amount + "; allowed: more than zero");
      }
      costs.add(each.get().times(amount.decimalValue()));
    }
    return costs.isEmpty()
        ? refused(400, "endpoints: found none; allowed: one or more")
        : estimated(type, costs.stream().reduce(Money::plus).orElseThrow());
  }

  private static HttpAnswer estimated(String type, Money total) {
    return HttpAnswer.plain(
        HttpResponse.json(
            200,
            Json.object()
                .put("estimate_type", type)
                .put("total_cost", total.amount())
                .put("currency", total.currency().getCurrencyCode())));
  }

  private Optional<AvatarModel> model(String endpoint) {
    return catalog.models().stream().filter(model -> model.endpoint().equals(endpoint)).findFirst();
  }

  private static ObjectNode price(AvatarModel model) {
    Money price = model.price().rate().amount();
    BigDecimal amount = price.amount();
    return Json.object()
        .put("endpoint_id", model.endpoint())
        .put("unit_price", amount)
        .put("unit", Bills.unit(model))
        .put("currency", price.currency().getCurrencyCode());
  }

  /** What one piece of an endpoint's work costs, if anybody knows. */
  private interface PricePerPiece {
    Optional<Money> of(AvatarModel model);
  }
}
