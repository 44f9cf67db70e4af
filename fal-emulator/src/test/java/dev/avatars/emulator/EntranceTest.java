package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.RawCall.End;
import dev.avatars.emulator.RawCall.Heard;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());
  private final RawCall raw = new RawCall(fal.uri());

  @ParameterizedTest
  @CsvSource({
    "POST, https://queue.fal.run/fal-ai/kling-video/ai-avatar/v2/pro, submit",
    "POST, https://queue.falrun.com/fal-ai/kling-video/ai-avatar/v2/pro?fal_max_queue_length=3,"
        + " submit",
    "POST, https://rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3, upload-initiate",
    "POST, https://rest.alpha.fal.ai/storage/auth/token, cdn-token",
    "GET, https://api.fal.ai/v1/meta, meta",
    "GET, https://rest.fal.ai/.well-known/jwks.json, jwks",
    "GET, https://v3b.fal.media/files/b/0a/x, file"
  })
  void theProxyEntranceGoesByTheTargetAlone(String method, String target, String call) {
    Answer answer = caller.send(method, "/api/fal/proxy", body("{}"), "x-fal-target-url", target);
    assertThat(answer.header("x-fal-request-id")).isNotEmpty();
    assertThat(lastCall()).isEqualTo(call);
  }

  @Test
  void aHostsNameIsAnEntranceToo() throws IOException {
    Heard heard =
        raw.send("GET /v1/meta HTTP/1.1\r\nHost: api.fal.ai\r\nConnection: close\r\n\r\n");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).contains("webhook_ip_ranges");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/queue",
        "/queue/x",
        "/rest/storage",
        "/cdn/x",
        "/v1/models/usage"
      })
  void anUnknownCallIsALoud404AndListed(String path) {
    Answer answer = caller.get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("The fal emulator does not know GET " + path);
    assertThat(fal.journal().unknown()).hasSize(1);
    assertThat(fal.journal().unknown().get(0).line()).contains("unknown").contains("-> 404");
  }

  @Test
  void everyAnswerNamesARequest() {
    List<Answer> answers =
        List.of(
            caller.get("/nothing"),
            caller.get("/health"),
            caller.get("/admin/faults"),
            caller.post(Caller.PRO, "{}", "Authorization", ""),
            caller.get("/cdn/files/none"),
            caller.get("/v1/models/pricing"));
    assertThat(answers).allSatisfy(a -> assertThat(a.header("x-fal-request-id")).hasSize(36));
  }

  @Test
  void theWrongMethodIsUnknown() {
    assertThat(caller.get(Caller.PRO).status()).isEqualTo(404);
    assertThat(caller.post("/v1/meta", "{}").status()).isEqualTo(404);
    assertThat(fal.journal().unknown()).hasSize(2);
  }

  @Test
  void aBrowserMaySendAndSeeWhatItNeeds() {
    Answer preflight =
        caller.send(
            "OPTIONS",
            Caller.PRO,
            new byte[0],
            "Authorization",
            "",
            "Access-Control-Request-Headers",
            "authorization,x-fal-target-url");
    Answer call = caller.get("/v1/meta");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("access-control-allow-headers"))
        .isEqualTo("authorization,x-fal-target-url");
    assertThat(preflight.header("access-control-allow-methods")).contains("PUT");
    assertThat(call.header("access-control-allow-origin")).isEqualTo("*");
    assertThat(call.header("access-control-expose-headers")).contains("x-fal-request-id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer abc", "Key abc", "Key :x", "Key a b:c"})
  void aKeyThatIsNoneIs401(String authorization) {
    Answer submit = caller.post(Caller.PRO, "{}", "Authorization", authorization);
    Answer prices = caller.get("/v1/models/pricing", "Authorization", authorization);
    assertThat(submit.status()).isEqualTo(401);
    assertThat(submit.json().path("detail").isTextual()).isTrue();
    assertThat(prices.status()).isEqualTo(401);
    assertThat(prices.json().path("error").path("type").asText()).isEqualTo("authorization_error");
  }

  @Test
  void onlyListedKeysMayPassAndOnlyAdminKeysSeeBills() {
    KeyPolicy keys = KeyPolicy.listed(Set.of("u:1"), Set.of("a:1"));
    try (FalEmulator other =
        FalEmulator.start(
            EmulatorSettings.seeded(1).manualClock().toBuilder().keys(keys).build())) {
      Caller there = new Caller(other.uri());
      assertThat(there.post(Caller.PRO, "{}", "Authorization", "Key x:1").status()).isEqualTo(401);
      assertThat(there.post(Caller.PRO, "{}", "Authorization", "Key u:1").status()).isEqualTo(200);
      assertThat(bills(there, "Key u:1")).isEqualTo(403);
      assertThat(bills(there, "Key a:1")).isEqualTo(200);
      assertThat(keys.toString()).doesNotContain("u:1");
    }
  }

  @Test
  void nobodyNeedsAKeyWhereNobodyIsAsked() {
    EmulatorSettings settings =
        EmulatorSettings.seeded(1).manualClock().toBuilder().keys(KeyPolicy.notAsked()).build();
    try (FalEmulator other = FalEmulator.start(settings)) {
      assertThat(new Caller(other.uri()).post(Caller.PRO, "{}", "Authorization", "").status())
          .isEqualTo(200);
    }
  }

  @Test
  void theJournalShowsWhoAskedAndNoSecret() {
    caller.post(Caller.PRO, "{\"a\":1}", "Authorization", "Key someone:verysecret");
    Exchange exchange = fal.journal().submits().get(0);
    assertThat(exchange.header("Authorization")).contains("Key someone:***");
    assertThat(exchange.body()).isEqualTo("{\"a\":1}");
    assertThat(exchange.toString() + exchange.line()).doesNotContain("verysecret");
  }

  @Test
  void theControlsWorkOverHttp() {
    caller.post("/admin/faults", "{\"rules\":[{\"call\":\"submit\",\"fault\":\"queue-lock\"}]}");
    assertThat(caller.get("/admin/faults").json().path("rules").path(0).asText())
        .isEqualTo("submit: queue-lock after, call 1");
    String id = caller.submit();
    assertThat(caller.post("/admin/clock/advance", "{\"by\":\"PT1M\"}").status()).isEqualTo(200);
    assertThat(caller.status(id).path("status").asText()).isEqualTo("IN_QUEUE");
    caller.post("/admin/queue/release", "");
    caller.post("/admin/clock/advance", "{\"by\":\"PT1M\"}");
    assertThat(caller.status(id).path("status").asText()).isEqualTo("COMPLETED");
    caller.post("/admin/account/lock", "");
    assertThat(caller.post(Caller.PRO, "{}").status()).isEqualTo(403);
    assertThat(caller.get("/admin/journal").json().path("exchanges")).hasSize(4);
    caller.post("/admin/reset", "");
    assertThat(caller.get("/admin/journal").json().path("exchanges")).isEmpty();
    assertThat(caller.status(id).path("status").asText()).isEqualTo("NOT_FOUND");
    assertThat(caller.post(Caller.PRO, "{}").status()).isEqualTo(200);
  }

  @Test
  void aControlThatCannotBeDoneIsRefusedInWords() {
    assertThat(caller.post("/admin/clock/advance", "{\"by\":\"tomorrow\"}").status())
        .isEqualTo(422);
    assertThat(caller.post("/admin/faults", "{\"rules\":1}").text()).contains("allowed");
    assertThat(caller.post("/admin/nothing", "").status()).isEqualTo(404);
  }

  @Test
  void aHealthyEmulatorSaysSo() {
    assertThat(caller.get("/health", "Authorization", "").json().path("status").asText())
        .isEqualTo("ok");
    assertThat(fal.journal().all()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsNoHttpIsRefusedAndTheEmulatorLives(String message, int status) throws IOException {
    Heard heard = raw.send(message);
    assertThat(heard.status()).isEqualTo(status);
    assertThat(caller.get("/health").status()).isEqualTo(200);
  }

  static Stream<Arguments> messages() {
    String start = "POST " + Caller.PRO + " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\n";
    return Stream.of(
            List.of("nonsense\r\n\r\n", 400),
            List.of("GET / HTTP/2.0\r\n\r\n", 400),
            List.of("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
            List.of("GET / HTTP/1.1\r\nA: " + "x".repeat(20_000) + "\r\n\r\n", 431),
            List.of("GET / HTTP/1.1\r\n" + "A: x\r\n".repeat(300) + "\r\n", 431),
            List.of(
                start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            List.of(start + "Content-Length: -1\r\n\r\n", 400),
            List.of(start + "Content-Length: 99999999999999\r\n\r\n", 413),
            List.of(start + "Transfer-Encoding: gzip\r\n\r\n", 501),
            List.of(start + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400),
            List.of(start + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400),
            List.of("GET /%zz HTTP/1.1\r\nConnection: close\r\n\r\n", 400))
        .map(List::toArray)
        .map(Arguments::of);
  }

  @Test
  void aTruncatedBodyIsNoSubmit() throws IOException {
    try (Socket socket = new Socket(fal.uri().getHost(), fal.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST "
                      + Caller.PRO
                      + " HTTP/1.1\r\nAuthorization: Key a:b\r\n"
                      + "Content-Length: 10\r\n\r\n{}")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(fal.journal().submits()).isEmpty();
  }

  @Test
  void chunksArriveWhole() throws IOException {
    Heard heard =
        raw.send(
            "POST "
                + Caller.PRO
                + " HTTP/1.1\r\nAuthorization: Key a:b\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4;x=y\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\nTrailer: x\r\n\r\n");
    assertThat(heard.status()).isEqualTo(200);
    assertThat(fal.journal().submits().get(0).body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void aConnectionServesRequestAfterRequest() throws IOException {
    Heard heard =
        raw.send("GET /health HTTP/1.1\r\n\r\nGET /health HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertThat(heard.text().split("HTTP/1.1 200 OK")).hasSize(3);
    assertThat(heard.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void aClientThatWaitsIsToldToGoOn() throws IOException {
    Heard heard =
        raw.send(
            "POST "
                + Caller.PRO
                + " HTTP/1.1\r\nAuthorization: Key a:b\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
    assertThat(heard.text()).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    EmulatorSettings settings =
        EmulatorSettings.seeded(1).manualClock().toBuilder().mostBodyBytes(2_000_000).build();
    try (FalEmulator other = FalEmulator.start(settings)) {
      Heard heard =
          new RawCall(other.uri())
              .send("PUT /cdn/upload/x HTTP/1.1\r\nContent-Length: 2000001\r\n\r\n");
      assertThat(heard.status()).isEqualTo(413);
    }
  }

  @Test
  void anEmulatorThatIsClosedIsGoneAtOnceWhateverIsGoingOn() throws IOException {
    FalEmulator other = FalEmulator.start(EmulatorSettings.seeded(1).manualClock());
    other.faults(FalFault.silence().on(FalCall.META));
    try (Socket socket = new Socket(other.uri().getHost(), other.uri().getPort())) {
      socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      socket
          .getOutputStream()
          .write("GET /v1/meta HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      other.close();
      other.close();
      assertThat(ended(socket)).isTrue();
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  private String lastCall() {
    List<Exchange> all = fal.journal().all();
    return all.get(all.size() - 1).call().label();
  }

  private static int bills(Caller caller, String key) {
    return caller.get("/v1/models/billing-events", "Authorization", key).status();
  }

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
