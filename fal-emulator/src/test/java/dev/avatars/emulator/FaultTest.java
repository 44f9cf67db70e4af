package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.RawCall.End;
import dev.avatars.emulator.RawCall.Heard;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());
  private final RawCall raw = new RawCall(fal.uri());

  @Test
  void aResetBeforeLeavesNothingBehind() throws IOException {
    Heard heard = submitWith(FalFault.reset().before(FalCall.SUBMIT));
    assertThat(heard).isEqualTo(new Heard("", End.RESET));
    assertThat(requests()).isZero();
    assertThat(fal.journal().submits()).hasSize(1);
  }

  @Test
  void aResetAfterLeavesARequestBehind() throws IOException {
    Heard heard = submitWith(FalFault.reset().after(FalCall.SUBMIT));
    assertThat(heard).isEqualTo(new Heard("", End.RESET));
    assertThat(requests()).isEqualTo(1);
    assertThat(fal.journal().submits().get(0).status()).isZero();
    assertThat(fal.journal().submits().get(0).faults()).isEqualTo("reset");
  }

  @Test
  void aCloseIsAnEndWithoutAnAnswer() throws IOException {
    assertThat(submitWith(FalFault.close().after(FalCall.SUBMIT)))
        .isEqualTo(new Heard("", End.CLOSED));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aSilenceNeverAnswersAndNeverEnds() throws IOException {
    assertThat(submitWith(FalFault.silence().after(FalCall.SUBMIT), String::isEmpty))
        .isEqualTo(new Heard("", End.SILENT));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void headersMayComeWithoutTheirBody() throws IOException {
    Heard heard =
        submitWith(
            FalFault.headersThenSilence().after(FalCall.SUBMIT), text -> text.endsWith("\r\n\r\n"));
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).isEmpty();
    assertThat(heard.end()).isEqualTo(End.SILENT);
  }

  @Test
  void aSlowBodyComesOneByteASecond() throws IOException {
    Heard heard = submitWith(FalFault.slowBody().after(FalCall.SUBMIT), text -> text.endsWith("{"));
    assertThat(heard.body()).isEqualTo("{");
    assertThat(heard.end()).isEqualTo(End.SILENT);
  }

  @Test
  void halfABodyIsPromisedWhole() throws IOException {
    Heard heard = submitWith(FalFault.halfBody().after(FalCall.SUBMIT));
    assertThat(heard.end()).isEqualTo(End.CLOSED);
    assertThat(heard.body()).startsWith("{\"status\"").hasSize(promised(heard) / 2);
  }

  @Test
  void halfABodyMayEndInAReset() throws IOException {
    Heard heard = submitWith(FalFault.halfBodyReset().after(FalCall.SUBMIT));
    assertThat(heard.end()).isEqualTo(End.RESET);
  }

  @Test
  void cutJsonIsPromisedAsItIs() throws IOException {
    fal.faults(FalFault.cutJson().on(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.tryParse(answer.text())).isEmpty();
  }

  @Test
  void invalidJsonComesWithTheTypeOfJson() {
    fal.faults(FalFault.invalidJson().on(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(Json.tryParse(answer.text())).isEmpty();
  }

  @Test
  void garbageEventsAreNoJson() {
    String id = caller.submit();
    fal.faults(FalFault.garbageEvents().on(FalCall.STATUS_STREAM));
    Answer answer = caller.get(Caller.SHORT + id + "/status/stream");
    assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
    assertThat(answer.text()).startsWith("data: {\"sta\n\n");
  }

  @Test
  void aSilentStreamOpensAndSaysNothing() throws IOException {
    String id = caller.submit();
    fal.faults(FalFault.silentStream().on(FalCall.STATUS_STREAM));
    Heard heard = raw.get(Caller.SHORT + id + "/status/stream", text -> text.endsWith("\r\n\r\n"));
    assertThat(heard.status()).isEqualTo(200);
    assertThat(heard.body()).isEmpty();
    assertThat(heard.end()).isEqualTo(End.SILENT);
  }

  @Test
  void aGatewaysPageMayHideAnAcceptedRequest() {
    fal.faults(FalFault.answer(502).after(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("content-type")).isEqualTo("text/html");
    assertThat(answer.text()).contains("nginx");
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 409, 422, 429, 500, 503, 504})
  void anyStatusMayComeBeforeAnythingHappened(int status) {
    fal.faults(FalFault.answer(status).before(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().has("detail")).isTrue();
    assertThat(answer.header("x-fal-request-id")).isNotEmpty();
    assertThat(requests()).isZero();
  }

  @Test
  void aThrottledCallerMayBeAskedToWait() {
    fal.faults(FalFault.answer(429, Duration.ofSeconds(7)).before(FalCall.SUBMIT));
    assertThat(caller.post(Caller.PRO, "{}").header("retry-after")).isEqualTo("7");
  }

  @Test
  void aStartTimeoutNamesItsType() {
    fal.faults(FalFault.startTimeout().before(FalCall.SUBMIT));
    assertThat(caller.post(Caller.PRO, "{}").header("x-fal-request-timeout-type"))
        .isEqualTo("user");
  }

  @Test
  void aRedirectNamesItsTarget() {
    fal.faults(FalFault.redirect(307, URI.create("http://evil.invalid/")).before(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("location")).isEqualTo("http://evil.invalid/");
  }

  @Test
  void addressesMayPointElsewhere() {
    fal.faults(FalFault.elsewhere(URI.create("http://evil.invalid:81")).on(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{}");
    assertThat(answer.json().path("status_url").asText())
        .startsWith("http://evil.invalid:81/queue/fal-ai/kling-video/requests/");
  }

  @Test
  void aDownloadMayBreakOffAndBeResumed() throws IOException {
    var places = caller.post("/rest/storage/upload/initiate", "{}").json();
    String url = places.path("file_url").asText();
    caller.put(places.path("upload_url").asText(), new byte[100_000]);
    fal.faults(FalFault.halfBody().on(FalCall.FILE));
    Heard heard = raw.get(URI.create(url).getPath());
    Answer rest = caller.get(url, "Range", "bytes=50000-");
    assertThat(heard.body()).hasSize(50_000);
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.response().body()).hasSize(50_000);
  }

  @Test
  void aFaultStrikesAtTheCallItIsToldAndNoOther() {
    fal.faults(FalFault.answer(503).before(FalCall.STATUS).onCall(2).times(2));
    String id = caller.submit();
    List<Integer> statuses =
        List.of(1, 2, 3, 4).stream()
            .map(call -> caller.get(Caller.SHORT + id + "/status").status())
            .toList();
    assertThat(statuses).containsExactly(202, 503, 503, 202);
    assertThat(fal.emulator().pendingFaults()).isEmpty();
  }

  @Test
  void aLockedAccountIsRefusedUntilItIsInOrder() {
    fal.emulator().lockAccount();
    Answer locked = caller.post(Caller.PRO, "{}");
    fal.emulator().unlockAccount();
    assertThat(locked.status()).isEqualTo(403);
    assertThat(locked.json().path("detail").asText()).startsWith("User is locked.");
    assertThat(caller.post(Caller.PRO, "{}").status()).isEqualTo(200);
  }

  @Test
  void faultsAreReadFromAFile(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("faults.json");
    Files.writeString(
        file,
        """
        {"rules": [
          {"call": "submit", "fault": "answer", "status": 429, "retryAfter": 2, "when": "before"},
          {"call": "submit", "fault": "model-error", "type": "face_detection_error", "nth": 2},
          {"call": "submit", "fault": "hidden", "for": "PT2S", "nth": 3},
          {"call": "submit", "fault": "redirect", "to": "http://a.invalid/", "nth": 4},
          {"call": "webhook", "fault": "late", "by": "PT1H"},
          {"call": "status", "fault": "slow-body", "nth": 5, "times": 3}
        ]}
        """);
    fal.emulator().faultsFrom(file);
    assertThat(fal.emulator().pendingFaults()).hasSize(6);
    assertThat(fal.emulator().pendingFaults().get(5))
        .hasToString("status: slow-body after, calls 5 to 7");
    assertThat(caller.post(Caller.PRO, "{}").header("retry-after")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "{}",
        "{\"rules\":[{\"call\":\"sumbit\",\"fault\":\"reset\"}]}",
        "{\"rules\":[{\"call\":\"submit\",\"fault\":\"explode\"}]}",
        "{\"rules\":[{\"call\":\"submit\",\"fault\":\"reset\",\"onCall\":2}]}",
        "{\"rules\":[{\"call\":\"submit\",\"fault\":\"reset\",\"when\":\"later\"}]}",
        "{\"rules\":[{\"call\":\"submit\",\"fault\":\"model-error\",\"type\":\"bad_hair\"}]}",
        "{\"rules\":[{\"call\":\"webhook\",\"fault\":\"late\",\"by\":\"soon\"}]}",
        "{\"rules\":[{\"call\":\"status\",\"fault\":\"queue-lock\"}]}",
        "{\"rules\":[{\"call\":\"webhook\",\"fault\":\"reset\"}]}",
        "{\"rules\":[{\"call\":\"submit\",\"fault\":\"reset\",\"nth\":0}]}"
      })
  void aFaultFileThatMeansNothingIsRefusedInWords(String file) {
    assertThatThrownBy(() -> fal.emulator().faultsFrom(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found")
        .hasMessageContaining("allowed");
    assertThat(fal.emulator().pendingFaults()).isEmpty();
  }

  private Heard submitWith(FaultRule rule) throws IOException {
    return submitWith(rule, heard -> false);
  }

  private Heard submitWith(FaultRule rule, Predicate<String> enough) throws IOException {
    fal.faults(rule);
    return raw.post(Caller.PRO, "{}", enough);
  }

  /** How many requests there are, whatever their callers were told. */
  private int requests() {
    fal.clock().advance(Duration.ofMinutes(1));
    return caller
        .get("/v1/models/requests/by-endpoint?endpoint_id=fal-ai/kling-video/ai-avatar/v2/pro")
        .json()
        .path("items")
        .size();
  }

  private static int promised(Heard heard) {
    return Integer.parseInt(heard.text().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
  }
}
