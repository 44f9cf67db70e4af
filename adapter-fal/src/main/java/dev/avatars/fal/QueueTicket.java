package dev.avatars.fal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/**
 * What submit answers.
 *
 * @param requestId the queue's name of the request
 * @param statusUrl where its state is asked
 * @param responseUrl where its result is fetched
 * @param cancelUrl where it is stopped
 */
record QueueTicket(
    String requestId, Optional<URI> statusUrl, Optional<URI> responseUrl, Optional<URI> cancelUrl) {
  private static final String ID = "[A-Za-z0-9._-]{1,200}";

  /** The ticket in a body, or nothing when it names no request. */
  static Optional<QueueTicket> from(JsonNode body) {
    return Json.text(body, "request_id")
        .filter(id -> id.matches(ID))
        .map(
            id ->
                new QueueTicket(
                    id,
                    Json.address(body, "status_url"),
                    Json.address(body, "response_url"),
                    Json.address(body, "cancel_url")));
  }
}
