package dev.avatars.emulator;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out tokens, and the key that webhooks are signed with. */
final class TokenDesk {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final long LONGEST_SECONDS = Duration.ofDays(30).toSeconds();
  private static final String SCHEME = "Bearer";

  /** With a numeric offset: one client's parser of times takes nothing else. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Identities identities;
  private final Places places;
  private final String publicKey;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

  TokenDesk(Identities identities, Places places, String publicKey) {
    this.identities = identities;
    this.places = places;
    this.publicKey = publicKey;
  }

  HttpAnswer cdnToken(Incoming incoming) {
    Instant expires = incoming.at().plus(life(incoming));
    String token = identities.token();
    tokens.put(token, expires);
    return HttpAnswer.plain(
        HttpResponse.json(
            200,
            Json.object()
                .put("token", token)
                .put("token_type", SCHEME)
                .put("base_url", places.at(Surface.CDN, ""))
                .put("expires_at", TIME.format(expires))));
  }

  /** A token for browsers, which nothing here asks for. */
  HttpAnswer realtimeToken(Incoming incoming) {
    return HttpAnswer.plain(HttpResponse.json(200, TextNode.valueOf(identities.token())));
  }

  HttpAnswer jwks(Incoming incoming) {
    var body = Json.object();
    body.putArray("keys")
        .addObject()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", publicKey)
        .put("kid", "emulator");
    return HttpAnswer.plain(HttpResponse.json(200, body));
  }

  /** Whether a request carries a token that was handed out here and has not expired. */
  boolean isKnown(HttpRequest request, Instant now) {
    String header = request.headers().first("Authorization").orElse("");
    String token = header.startsWith(SCHEME + " ") ? header.substring(SCHEME.length() + 1) : "";
    return tokens.getOrDefault(token, Instant.MIN).isAfter(now);
  }

  private static Duration life(Incoming incoming) {
    return Json.tryParse(Bodies.text(incoming.request().body()))
        .map(body -> body.path("expiration_seconds").asLong(0))
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)))
        .orElse(LIFE);
  }
}
