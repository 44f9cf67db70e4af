package dev.avatars.fal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.avatars.domain.job.JobId;
import dev.avatars.domain.media.Sha256;
import dev.avatars.ports.WebhookAuthenticator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Judges fal's webhooks: Ed25519 over the exact bytes by any of fal's published keys, at most five
 * minutes old or early. fal's keys are kept for a day at most; a signature that none of them made
 * has them fetched anew, once a minute at most. Thread-safe.
 */
final class FalWebhooks implements WebhookAuthenticator {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration KEYS_KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  private final URI jwks;
  private final Jwks source;
  private final FalSettings settings;
  private final Cache<URI, List<PublicKey>> keys;
  private final Cache<URI, Boolean> fetched;

  FalWebhooks(KeylessLine files, FalSettings settings) {
    this.settings = settings;
    this.jwks = RequestUrls.under(settings.hosts().rest(), ".well-known/jwks.json");
    this.source = new Jwks(files);
    Ticker ticker = FalPrices.ticker(settings.clock());
    this.keys = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(KEYS_KEPT).build();
    this.fetched = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(BETWEEN_FETCHES).build();
  }

  @Override
  public Verdict judge(Delivery delivery) {
    return WebhookNote.of(delivery)
        .<Verdict>map(this::judge)
        .orElseGet(() -> new Forged("a header of fal's signature is missing, double or unusable"));
  }

  private Verdict judge(WebhookNote note) {
    if (!isNear(note.sentAt())) {
      return new Forged("the timestamp is more than five minutes away");
    }
    if (!note.isAboutItself()) {
      return new Forged("header and body name different requests");
    }
    return byKeys(note);
  }

  private boolean isNear(Instant sentAt) {
    Instant now = settings.clock().instant();
    return !sentAt.isBefore(now.minus(SKEW)) && !sentAt.isAfter(now.plus(SKEW));
  }

  private Verdict byKeys(WebhookNote note) {
    List<PublicKey> kept = kept();
    if (note.isSignedByAny(kept)) {
      return note.genuine();
    }
    List<PublicKey> fresh = fresh();
    if (note.isSignedByAny(fresh)) {
      return note.genuine();
    }
    return kept.isEmpty() && fresh.isEmpty()
        ? new Undecided("fal's keys cannot be had")
        : new Forged("no key of fal made the signature");
  }

  private List<PublicKey> kept() {
    return Optional.ofNullable(keys.getIfPresent(jwks)).orElse(List.of());
  }

  // A forger must not be able to make us ask fal as often as he likes.
  private List<PublicKey> fresh() {
    if (fetched.asMap().putIfAbsent(jwks, Boolean.TRUE) != null) {
      return kept();
    }
    List<PublicKey> fresh = source.fetch(jwks);
    if (!fresh.isEmpty()) {
      keys.put(jwks, fresh);
    }
    return fresh;
  }

  /** The parts of a delivery that are judged. */
  private record WebhookNote(
      String requestId, String userId, String time, String signature, Delivery delivery) {
    private static final String NAME = "X-Fal-Webhook-";

    static Optional<WebhookNote> of(Delivery delivery) {
      Optional<String> request = delivery.header(NAME + "Request-Id");
      Optional<String> user = delivery.header(NAME + "User-Id");
      Optional<String> time = delivery.header(NAME + "Timestamp");
      Optional<String> signature = delivery.header(NAME + "Signature");
      if (request.isEmpty() || user.isEmpty() || time.isEmpty() || signature.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
              new WebhookNote(request.get(), user.get(), time.get(), signature.get(), delivery))
          .filter(WebhookNote::isWellFormed);
    }

    private boolean isWellFormed() {
      return time.matches("\\d{1,11}") && signature.matches("[0-9a-fA-F]{128}");
    }

    Instant sentAt() {
      return Instant.ofEpochSecond(Long.parseLong(time));
    }

    boolean isSignedByAny(List<PublicKey> keys) {
      byte[] signed = signedBytes(requestId, userId, time, delivery.body());
      byte[] signature = HexFormat.of().parseHex(this.signature);
      return keys.stream().anyMatch(key -> Jwks.isSignedBy(key, signed, signature));
    }

    boolean isAboutItself() {
      String body = new String(delivery.body(), StandardCharsets.UTF_8);
      return Json.parse(body)
          .flatMap(json -> Json.text(json, "request_id"))
          .filter(requestId::equals)
          .isPresent();
    }

    Genuine genuine() {
      return new Genuine(requestId, job(delivery.query()));
    }

    private static Optional<JobId> job(String query) {
      return Arrays.stream(query.split("&"))
          .filter(part -> part.matches("job=[a-z0-9]{4,40}"))
          .map(part -> new JobId(part.substring("job=".length())))
          .findFirst();
    }
  }

  /** Four lines joined by a line feed, the last the digest of the body, without one at the end. */
  static byte[] signedBytes(String requestId, String userId, String time, byte[] body) {
    return String.join("\n", requestId, userId, time, Sha256.of(body).hex())
        .getBytes(StandardCharsets.UTF_8);
  }
}
