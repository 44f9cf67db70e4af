package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.job.JobId;
import dev.avatars.ports.WebhookAuthenticator;
import dev.avatars.ports.WebhookAuthenticator.Delivery;
import dev.avatars.ports.WebhookAuthenticator.Forged;
import dev.avatars.ports.WebhookAuthenticator.Genuine;
import dev.avatars.ports.WebhookAuthenticator.Undecided;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks fail closed (P17). */
final class WebhooksTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] BODY =
      "{\"request_id\":\"r-1\",\"status\":\"OK\",\"payload\":{}}".getBytes(StandardCharsets.UTF_8);

  private final WebhookSigner signer = WebhookSigner.create();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicReference<String> jwks = new AtomicReference<>(WebhookSigner.jwks(signer));
  private final RawServer server = RawServer.that(line -> line.json(200, jwks.get()));
  private final FalProvider fal =
      FalProvider.of(Scene.settings(server.uri()).toBuilder().clock(now::get).build());
  private final WebhookAuthenticator webhooks = fal.webhooks();

  @AfterEach
  void closeAll() {
    fal.close();
    server.close();
  }

  private static Delivery delivery(Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all = new TreeMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return Delivery.of(body, all, "a=1&job=job00001");
  }

  private Map<String, String> headers() {
    return signer.headers("r-1", "u-1", NOON, BODY);
  }

  @Test
  @DisplayName("P17 a genuine webhook names its request and the job that its address carried")
  void aGenuineWebhookIsAccepted() {
    WebhookAuthenticator.Verdict verdict = webhooks.judge(delivery(headers(), BODY));
    assertThat(verdict).isEqualTo(new Genuine("r-1", Optional.of(new JobId("job00001"))));
    assertThat(verdict.httpStatus()).isEqualTo(200);
    assertThat(server.heard().get(0)).hasToString("GET /rest/.well-known/jwks.json");
    assertThat(server.heard().get(0).header("authorization")).isEmpty();
  }

  @Test
  @DisplayName("P17 a genuine webhook that comes again is genuine again")
  void aDuplicateIsHarmless() {
    assertThat(webhooks.judge(delivery(headers(), BODY))).isInstanceOf(Genuine.class);
    assertThat(webhooks.judge(delivery(headers(), BODY))).isInstanceOf(Genuine.class);
    assertThat(server.heard()).hasSize(1);
  }

  @Test
  @DisplayName("P17 one changed byte, header or key is forged")
  void aChangedByteIsForged() {
    byte[] changed = BODY.clone();
    changed[changed.length - 1] ^= 1;
    assertForged(headers(), changed);
    assertForged(with("X-Fal-Webhook-User-Id", "u-2"), BODY);
    assertForged(with("X-Fal-Webhook-Timestamp", "" + (NOON.getEpochSecond() + 1)), BODY);
    assertForged(WebhookSigner.create().headers("r-1", "u-1", NOON, BODY), BODY);
  }

  @Test
  @DisplayName("P17 a body of another request is forged though it is signed well")
  void anotherRequestIsForged() {
    assertForged(signer.headers("r-2", "u-1", NOON, BODY), BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Request-Id", "User-Id", "Timestamp", "Signature"})
  @DisplayName("P17 without one of the headers it is forged")
  void aMissingHeaderIsForged(String name) {
    Map<String, String> headers = headers();
    headers.remove("X-Fal-Webhook-" + name);
    assertForged(headers, BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "-1", "99999999999999999999", "00"})
  @DisplayName("P18 a header that is nonsense is forged and no exception")
  void nonsenseIsForged(String nonsense) {
    assertForged(with("X-Fal-Webhook-Timestamp", nonsense), BODY);
    assertForged(with("X-Fal-Webhook-Signature", nonsense), BODY);
  }

  @Test
  @DisplayName("P17 five minutes old or early is still genuine, a second more is not")
  void fiveMinutesOfSkew() {
    for (int sign : List.of(-1, 1)) {
      now.set(NOON.plus(Duration.ofMinutes(5).multipliedBy(sign)));
      assertThat(webhooks.judge(delivery(headers(), BODY))).isInstanceOf(Genuine.class);
      now.set(NOON.plus(Duration.ofSeconds(301).multipliedBy(sign)));
      assertForged(headers(), BODY);
    }
  }

  @Test
  @DisplayName("P17 a new key of fal's is fetched once; a forger cannot make us ask more")
  void aNewKeyIsFetchedOnce() {
    assertThat(webhooks.judge(delivery(headers(), BODY))).isInstanceOf(Genuine.class);
    WebhookSigner next = WebhookSigner.create();
    jwks.set(WebhookSigner.jwks(signer, next));
    assertForged(next.headers("r-1", "u-1", NOON, BODY), BODY);
    now.set(NOON.plusSeconds(61));
    for (int time = 0; time < 5; time++) {
      assertForged(WebhookSigner.create().headers("r-1", "u-1", NOON, BODY), BODY);
    }
    assertThat(webhooks.judge(delivery(next.headers("r-1", "u-1", NOON, BODY), BODY)))
        .isInstanceOf(Genuine.class);
    assertThat(server.heard()).hasSize(2);
  }

  @Test
  @DisplayName("P17 a key that fal took back is trusted for a day at most")
  void keysAreKeptForADay() {
    assertThat(webhooks.judge(delivery(headers(), BODY))).isInstanceOf(Genuine.class);
    jwks.set(WebhookSigner.jwks(WebhookSigner.create()));
    Instant later = NOON.plus(Duration.ofHours(24)).plusSeconds(1);
    now.set(later);
    assertForged(signer.headers("r-1", "u-1", later, BODY), BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"keys\":[{\"x\":\"AAAA\"},{\"x\":\"!\"},7]}", "no json"})
  @DisplayName("P17 without fal's keys nothing is accepted, and it may be sent again")
  void withoutKeysNothingIsAccepted(String broken) {
    jwks.set(broken);
    WebhookAuthenticator.Verdict verdict = webhooks.judge(delivery(headers(), BODY));
    assertThat(verdict).isInstanceOf(Undecided.class);
    assertThat(verdict.httpStatus()).isEqualTo(503);
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> headers = headers();
    headers.put(name, value);
    return headers;
  }

  private void assertForged(Map<String, String> headers, byte[] body) {
    WebhookAuthenticator.Verdict verdict = webhooks.judge(delivery(headers, body));
    assertThat(verdict).isInstanceOf(Forged.class);
    assertThat(verdict.httpStatus()).isEqualTo(401);
  }
}
