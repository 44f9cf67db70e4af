package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a request ended: exactly what its result is answered with.
 *
 * @param status the status of the result; 200 means that the model was content
 * @param body the model's output, or its error
 * @param headers what the result says beside its body
 * @param units the billed quantity in the unit of the endpoint's price, as far as it is known
 */
record Outcome(int status, JsonNode body, HttpHeaders headers, Optional<BigDecimal> units) {
  Outcome {
    requireNonNull(body, "body");
    requireNonNull(headers, "headers");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status: found " + status + "; allowed: 200 to 599");
    }
  }

  static Outcome of(int status, JsonNode body) {
    return new Outcome(status, body, HttpHeaders.NONE, Optional.empty());
  }

  /** A failure of the model: {@code detail} as a list with one entry. */
  static Outcome modelError(int status, ObjectNode detail) {
    ObjectNode body = Json.object();
    body.putArray("detail").add(detail);
    return of(status, body).billed(BigDecimal.ZERO);
  }

  /** A failure of the machinery: {@code detail} as a text, with a type. */
  static Outcome infrastructureError(int status, String type, String detail) {
    return of(status, Json.object().put("detail", detail).put("error_type", type))
        .with("X-Fal-Error-Type", type)
        .billed(BigDecimal.ZERO);
  }

  Outcome with(String header, String value) {
    return new Outcome(status, body, headers.with(header, value), units);
  }

  Outcome billed(BigDecimal quantity) {
    return new Outcome(
        status,
        body,
        headers.with("x-fal-billable-units", quantity.toPlainString()),
        Optional.of(quantity));
  }

  boolean isSuccess() {
    return status == 200;
  }

  /** The machinery's error type, which the status tells too; empty for a model's error. */
  Optional<String> errorType() {
    return Optional.ofNullable(body.get("error_type")).map(JsonNode::asText);
  }

  /** The failure in words, as the status and a webhook tell it. */
  String error() {
    JsonNode detail = body.path("detail");
    return detail.isTextual()
        ? detail.asText()
        : detail.path(0).path("msg").asText("Invalid status code: " + status);
  }
}
