package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.emulator.RequestView.LogLine;
import dev.avatars.emulator.RequestView.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A request's status as JSON, every key that any official client needs included. */
final class StatusPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Places places;

  StatusPage(Places places) {
    this.places = places;
  }

  /** Whether log lines are wanted. */
  enum Logs {
    WANTED,
    UNWANTED
  }

  /** The status with all log lines so far. */
  ObjectNode of(RequestView view, Logs logs) {
    return of(view, logs, view.logs());
  }

  /** The status with these log lines. */
  ObjectNode of(RequestView view, Logs logs, List<LogLine> lines) {
    ObjectNode page = Json.object().put("status", view.stage().name());
    addresses(page, view.submitted());
    page.set("logs", logs == Logs.WANTED ? lines(lines) : Json.object().nullNode());
    metrics(page, view);
    if (view.stage() == Stage.IN_QUEUE) {
      page.put("queue_position", view.position());
    }
    view.ending()
        .map(RequestView.Ending::outcome)
        .filter(outcome -> !outcome.isSuccess())
        .ifPresent(outcome -> error(page, outcome));
    return page;
  }

  /** The id and the three addresses of a request. */
  void addresses(ObjectNode page, Submitted submitted) {
    String address = places.request(submitted);
    page.put("request_id", submitted.id())
        .put("response_url", address)
        .put("status_url", address + "/status")
        .put("cancel_url", address + "/cancel");
  }

  /** A time as fal writes it. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** Seconds to the millisecond, as a decimal. */
  static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }

  private static void metrics(ObjectNode page, RequestView view) {
    ObjectNode metrics = page.putObject("metrics");
    view.inferenceTime().ifPresent(time -> metrics.put("inference_time", seconds(time)));
  }

  private static void error(ObjectNode page, Outcome outcome) {
    page.put("error", outcome.error());
    outcome.errorType().ifPresent(type -> page.put("error_type", type));
  }

  /** One log entry has the keys of every type that a client has for it. */
  private static ArrayNode lines(List<LogLine> lines) {
    ArrayNode array = Json.array();
    for (LogLine line : lines) {
      ObjectNode entry =
          array
              .addObject()
              .put("message", line.message())
              .put("timestamp", time(line.at()))
              .put("level", "INFO")
              .put("source", "USER");
      entry.putObject("labels").put("level", "INFO").put("source", "USER");
    }
    return array;
  }
}
