package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.avatars.domain.media.Sha256;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookTest {
  private static final Duration DONE = Duration.ofSeconds(6);

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());
  private final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger answer = new AtomicInteger(200);
  private HttpServer receiver;

  private record Letter(Map<String, String> headers, String body, String query) {
    String header(String name) {
      return headers.getOrDefault("x-fal-webhook-" + name, "");
    }

    JsonNode json() {
      return Json.parse(body);
    }
  }

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          letters.add(new Letter(headers, body, exchange.getRequestURI().getRawQuery()));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void aWebhookIsSignedOverItsExactBytes() throws GeneralSecurityException {
    String id = submitted(FalFault.result(200, "{\"text\":\"ä\"}"));
    fal.clock().advance(DONE);
    Letter letter = letters.get(0);
    assertThat(letters).hasSize(1);
    assertThat(isSignedWell(letter)).isTrue();
    assertThat(letter.header("request-id")).isEqualTo(id);
    assertThat(letter.json().path("request_id").asText()).isEqualTo(id);
    assertThat(letter.json().path("status").asText()).isEqualTo("OK");
    assertThat(letter.json().path("payload").path("text").asText()).isEqualTo("ä");
    assertThat(letter.query()).isEqualTo("job=a&attempt=1");
    assertThat(Long.parseLong(letter.header("timestamp")))
        .isEqualTo(fal.journal().of(FalCall.WEBHOOK).get(0).at().getEpochSecond());
  }

  @Test
  void aFailedRequestsWebhookSaysSoAndCarriesTheError() {
    submitted(FalFault.modelError("face_detection_error"));
    fal.clock().advance(DONE);
    JsonNode body = letters.get(0).json();
    assertThat(body.path("status").asText()).isEqualTo("ERROR");
    assertThat(body.path("error").asText()).isEqualTo("Invalid status code: 422");
    assertThat(body.path("payload").path("detail").path(0).path("type").asText())
        .isEqualTo("face_detection_error");
  }

  @Test
  void aWebhookThatNobodyTakesIsRepeatedUntilTheResultLapses() {
    answer.set(500);
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(Duration.ofHours(3));
    List<Exchange> attempts = fal.journal().of(FalCall.WEBHOOK);
    Instant first = attempts.get(0).at();
    assertThat(attempts).hasSizeBetween(28, 32);
    assertThat(attempts.get(1).at()).isEqualTo(first.plusSeconds(5));
    assertThat(attempts.get(2).at()).isEqualTo(first.plusSeconds(15));
    assertThat(attempts).allMatch(attempt -> attempt.at().isBefore(first.plusSeconds(3600)));
    assertThat(letters).hasSameSizeAs(attempts);
  }

  @Test
  void aWebhookIsRepeatedOnlyUntilSomebodyTakesIt() {
    answer.set(503);
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(DONE);
    answer.set(204);
    fal.clock().advance(Duration.ofHours(2));
    assertThat(letters).hasSize(2);
  }

  @Test
  void aRedirectIsARefusalForGood() {
    answer.set(307);
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(Duration.ofHours(2));
    assertThat(letters).hasSize(1);
  }

  @Test
  void aReceiverThatIsNotThereIsNoAnswerAndTriedAgain() {
    receiver.stop(0);
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(Duration.ofSeconds(20));
    assertThat(fal.journal().of(FalCall.WEBHOOK)).hasSizeGreaterThan(1);
    assertThat(fal.journal().of(FalCall.WEBHOOK)).allMatch(attempt -> attempt.status() == 0);
  }

  @Test
  void aMissingWebhookNeverComes() {
    fal.faults(FalFault.missing().on(FalCall.WEBHOOK));
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(Duration.ofHours(2));
    assertThat(letters).isEmpty();
  }

  @Test
  void aDuplicateWebhookComesTwiceTheSame() {
    fal.faults(FalFault.duplicate().on(FalCall.WEBHOOK));
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(DONE);
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0).body()).isEqualTo(letters.get(1).body());
  }

  @Test
  void aLateWebhookComesLate() {
    fal.faults(FalFault.late(Duration.ofMinutes(10)).on(FalCall.WEBHOOK));
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(Duration.ofMinutes(10));
    assertThat(letters).isEmpty();
    fal.clock().advance(Duration.ofMinutes(1));
    assertThat(letters).hasSize(1);
  }

  @Test
  void aForgedWebhookDoesNotVerify() throws GeneralSecurityException {
    assertThat(isSignedWell(withFault(FalFault.forgedSignature()))).isFalse();
  }

  @Test
  void aStrangersWebhookDoesNotVerify() throws GeneralSecurityException {
    assertThat(isSignedWell(withFault(FalFault.strangersKey()))).isFalse();
  }

  @Test
  void aStaleWebhookVerifiesAndIsAnHourOld() throws GeneralSecurityException {
    Letter letter = withFault(FalFault.staleTimestamp());
    Instant signed = Instant.ofEpochSecond(Long.parseLong(letter.header("timestamp")));
    assertThat(isSignedWell(letter)).isTrue();
    assertThat(signed).isBefore(fal.clock().instant().minusSeconds(3_500));
  }

  @Test
  void anotherRequestsWebhookVerifiesAndNamesAnother() throws GeneralSecurityException {
    Letter letter = withFault(FalFault.otherRequest());
    assertThat(isSignedWell(letter)).isTrue();
    assertThat(letter.header("request-id")).isNotEqualTo(letter.json().path("request_id").asText());
  }

  @Test
  void anUnsignedWebhookCarriesNoSignature() {
    assertThat(withFault(FalFault.unsigned()).header("signature")).isEmpty();
  }

  @Test
  void aReceiverThatCannotBeReadIsRefusedAtOnce() {
    assertThat(caller.post(Caller.PRO + "?fal_webhook=nowhere", "{}").status()).isEqualTo(400);
  }

  private Letter withFault(FalFault fault) {
    fal.faults(fault.on(FalCall.WEBHOOK));
    submitted(FalFault.result(200, "{}"));
    fal.clock().advance(DONE);
    return letters.get(0);
  }

  private String submitted(FalFault fate) {
    fal.faults(fate.on(FalCall.SUBMIT));
    String hook = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?job=a&attempt=1";
    String query = URLEncoder.encode(hook, StandardCharsets.UTF_8);
    return caller
        .post(Caller.PRO + "?fal_webhook=" + query, "{}")
        .json()
        .path("request_id")
        .asText();
  }

  private boolean isSignedWell(Letter letter) throws GeneralSecurityException {
    String signed =
        String.join(
            "\n",
            letter.header("request-id"),
            letter.header("user-id"),
            letter.header("timestamp"),
            Sha256.of(letter.body().getBytes(StandardCharsets.UTF_8)).hex());
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(publishedKey());
    verifier.update(signed.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(HexFormat.of().parseHex(letter.header("signature")));
  }

  private PublicKey publishedKey() throws GeneralSecurityException {
    String x =
        caller
            .get(fal.emulator().jwksUri().toString(), "Authorization", "")
            .json()
            .path("keys")
            .path(0)
            .path("x")
            .asText();
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    byte[] raw = Base64.getUrlDecoder().decode(x);
    byte[] encoded = new byte[prefix.length + raw.length];
    System.arraycopy(prefix, 0, encoded, 0, prefix.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
