package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The emulator's own controls over HTTP, for tests in other languages. */
final class AdminDesk {
  private final FalEmulator emulator;

  AdminDesk(FalEmulator emulator) {
    this.emulator = emulator;
  }

  HttpResponse answer(HttpRequest request, Address address) {
    try {
      return answer(request.method() + " " + address.path(), request);
    } catch (IllegalArgumentException | IllegalStateException refused) {
      return Surface.ADMIN.error(422, String.valueOf(refused.getMessage()));
    }
  }

  static HttpResponse health() {
    return HttpResponse.json(200, Json.object().put("status", "ok"));
  }

  private HttpResponse answer(String call, HttpRequest request) {
    return switch (call) {
      case "GET /health" -> health();
      case "POST /reset" -> done(emulator::reset);
      case "GET /faults" -> faults();
      case "POST /faults" -> done(() -> emulator.faultsFrom(Bodies.text(request.body())));
      case "DELETE /faults" -> done(emulator::clearFaults);
      case "GET /journal" -> journal();
      case "POST /clock/advance" -> done(() -> emulator.clock().advance(by(request)));
      case "POST /account/lock" -> done(emulator::lockAccount);
      case "POST /account/unlock" -> done(emulator::unlockAccount);
      case "POST /queue/release" -> done(emulator::releaseQueue);
      default -> Surface.ADMIN.error(404, "found " + call + "; allowed: see the emulator's page");
    };
  }

  private HttpResponse done(Runnable action) {
    action.run();
    return HttpResponse.json(
        200, Json.object().put("now", StatusPage.time(emulator.clock().instant())));
  }

  private HttpResponse faults() {
    ObjectNode body = Json.object();
    ArrayNode rules = body.putArray("rules");
    emulator.pendingFaults().forEach(rule -> rules.add(rule.toString()));
    return HttpResponse.json(200, body);
  }

  private HttpResponse journal() {
    ObjectNode body = Json.object();
    ArrayNode entries = body.putArray("exchanges");
    emulator.journal().all().forEach(exchange -> entries.add(entry(exchange)));
    return HttpResponse.json(200, body);
  }

  private static ObjectNode entry(Exchange exchange) {
    ObjectNode entry =
        Json.object()
            .put("number", exchange.number())
            .put("at", StatusPage.time(exchange.at()))
            .put("call", exchange.call().label())
            .put("method", exchange.method())
            .put("path", exchange.path())
            .put("query", exchange.query())
            .put("request_id", exchange.requestId())
            .put("status", exchange.status())
            .put("faults", exchange.faults())
            .put("body", exchange.body());
    ObjectNode headers = entry.putObject("headers");
    exchange.headers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(header -> headers.put(header.getKey(), header.getValue()));
    return entry;
  }

  private static Duration by(HttpRequest request) {
    String text =
        Json.tryParse(Bodies.text(request.body()))
            .map(body -> body.path("by").asText(""))
            .orElse("");
    return Optional.of(text)
        .flatMap(AdminDesk::duration)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "by: found '" + text + "'; allowed: an ISO 8601 duration such as PT30S"));
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
