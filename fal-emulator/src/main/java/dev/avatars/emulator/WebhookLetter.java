package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatars.domain.media.Sha256;
import dev.avatars.emulator.WebhookFault.Mishap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a webhook says.
 *
 * @param submitted the request
 * @param outcome how it ended
 */
record WebhookLetter(Submitted submitted, Outcome outcome) {
  private static final String USER = "emulator-user";
  private static final Duration STALE = Duration.ofHours(1);

  /** The body, the same at every attempt. */
  byte[] body() {
    ObjectNode body =
        Json.object()
            .put("request_id", submitted.id())
            .put("gateway_request_id", submitted.id())
            .put("status", outcome.isSuccess() ? "OK" : "ERROR");
    if (!outcome.isSuccess()) {
      body.put("error", "Invalid status code: " + outcome.status());
    }
    body.set("payload", outcome.body());
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The headers that sign it: Ed25519 over request id, user id, timestamp and the body's digest,
   * one a line, without a line end after the last.
   */
  HttpHeaders signature(SigningKey key, Instant now, Mishap mishap) {
    if (mishap == Mishap.UNSIGNED) {
      return HttpHeaders.NONE;
    }
    String id = mishap == Mishap.OTHER_REQUEST ? otherId() : submitted.id();
    Instant signed = mishap == Mishap.STALE ? now.minus(STALE) : now;
    String timestamp = String.valueOf(signed.getEpochSecond());
    byte[] message = message(id, timestamp, mishap == Mishap.FORGED ? new byte[0] : body());
    return HttpHeaders.of("X-Fal-Webhook-Request-Id", id)
        .with("X-Fal-Webhook-User-Id", USER)
        .with("X-Fal-Webhook-Timestamp", timestamp)
        .with("X-Fal-Webhook-Signature", HexFormat.of().formatHex(key.sign(message)));
  }

  private static byte[] message(String id, String timestamp, byte[] body) {
    return String.join("\n", id, USER, timestamp, Sha256.of(body).hex())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String otherId() {
    return new StringBuilder(submitted.id()).reverse().toString();
  }
}
