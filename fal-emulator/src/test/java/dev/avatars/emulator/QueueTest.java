package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.CancelPolicy.Queued;
import dev.avatars.emulator.CancelPolicy.Running;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {
  private static final FalFault VIDEO =
      FalFault.result(200, "{\"video\":{\"url\":\"https://v3b.fal.media/x.mp4\"}}");
  private static final Duration DONE = Duration.ofSeconds(6);

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());

  @Test
  void aSubmitAnswersWithEveryKeyThatAClientNeeds() {
    fal.faults(VIDEO.on(FalCall.SUBMIT));
    Answer answer = caller.post(Caller.PRO, "{\"anything\": true}");
    JsonNode body = answer.json();
    String own = fal.uri() + "/queue/fal-ai/kling-video/requests/" + id(body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(body.path("status").asText()).isEqualTo("IN_QUEUE");
    assertThat(body.path("response_url").asText()).isEqualTo(own);
    assertThat(body.path("status_url").asText()).isEqualTo(own + "/status");
    assertThat(body.path("cancel_url").asText()).isEqualTo(own + "/cancel");
    assertThat(body.path("queue_position").isInt()).isTrue();
    assertThat(body.has("logs") && body.path("logs").isNull()).isTrue();
    assertThat(body.path("metrics").isObject()).isTrue();
    assertThat(answer.header("x-fal-request-id")).isEqualTo(id(body));
  }

  @Test
  void aStatusIs202UntilItIsCompletedAnd200After() {
    String id = submitted(VIDEO);
    assertThat(state(id)).isEqualTo("202 IN_QUEUE");
    fal.clock().advance(Duration.ofSeconds(3));
    assertThat(state(id)).isEqualTo("202 IN_PROGRESS");
    fal.clock().advance(Duration.ofSeconds(3));
    assertThat(state(id)).isEqualTo("200 COMPLETED");
    assertThat(caller.status(id).path("metrics").path("inference_time").decimalValue())
        .isEqualByComparingTo("3");
  }

  @Test
  void aResultIs400WhileItRunsAndTheModelsAnswerAfter() {
    String id = submitted(VIDEO);
    Answer early = caller.get(Caller.SHORT + id);
    fal.clock().advance(DONE);
    Answer late = caller.get(Caller.SHORT + id);
    assertThat(early.status()).isEqualTo(400);
    assertThat(early.json().path("detail").asText()).isEqualTo("Request is still in progress");
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.json().path("video").path("url").asText()).endsWith("x.mp4");
    assertThat(late.header("x-fal-request-id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/queue/fal-ai/kling-video/requests/%s",
        "/queue/fal-ai/kling-video/requests/%s/",
        "/queue/fal-ai/kling-video/requests/%s/response",
        "/queue/fal-ai/kling-video/ai-avatar/v2/pro/requests/%s",
        "/queue/kling-video/requests/%s"
      })
  void aRequestIsFoundByItsIdWhateverStandsBeforeIt(String form) {
    String id = submitted(VIDEO);
    fal.clock().advance(DONE);
    assertThat(caller.get(form.formatted(id)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "0", "false", ""})
  void logsAreTheWayTheyAreAskedFor(String wish) {
    String id = submitted(VIDEO);
    String query = wish.isEmpty() ? "" : "?logs=" + wish;
    JsonNode status = caller.get(Caller.SHORT + id + "/status" + query).json();
    assertThat(status.has("logs")).isTrue();
    assertThat(status.path("logs").isArray()).isEqualTo(wish.equals("1") || wish.equals("true"));
  }

  @Test
  void anUnknownRequestIs404() {
    for (String path : List.of("", "/status", "/status/stream")) {
      Answer answer = caller.get(Caller.SHORT + "00000000-0000-7000-8000-000000000000" + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().path("status").asText()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void anUnknownAppIsRefusedAndAnUnknownPathFailsAtItsTurn() {
    Answer app = caller.post("/queue/fal-ai/no-such-app", "{}");
    String id = id(caller.post("/queue/fal-ai/kling-video/no/such/path", "{}").json());
    Answer result = caller.get(Caller.SHORT + id);
    assertThat(app.status()).isEqualTo(404);
    assertThat(app.json().path("detail").asText())
        .isEqualTo("Application \"fal-ai/no-such-app\" not found");
    assertThat(caller.status(id).path("status").asText()).isEqualTo("COMPLETED");
    assertThat(result.status()).isEqualTo(404);
    assertThat(result.json().path("detail").asText()).isEqualTo("Path /no/such/path not found");
    assertThat(result.header("x-fal-billable-units")).isEqualTo("0");
  }

  @Test
  void aMissingInputIsAValidationErrorThatNamesTheField() {
    String id = caller.submit();
    fal.clock().advance(DONE);
    Answer result = caller.get(Caller.SHORT + id);
    JsonNode detail = result.json().path("detail").path(0);
    assertThat(result.status()).isEqualTo(422);
    assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"image_url\"]");
    assertThat(detail.path("type").asText()).isEqualTo("missing");
    assertThat(caller.status(id).path("error").asText()).isEqualTo("Field required");
  }

  @Test
  void aMachinerysFailureHasItsTypeInTheStatusTheHeaderAndTheBody() {
    String id = submitted(FalFault.infrastructureError("runner_disconnected"));
    fal.clock().advance(DONE);
    Answer result = caller.get(Caller.SHORT + id);
    assertThat(caller.status(id).path("error_type").asText()).isEqualTo("runner_disconnected");
    assertThat(result.status()).isEqualTo(503);
    assertThat(result.header("X-Fal-Error-Type")).isEqualTo("runner_disconnected");
    assertThat(result.json().path("error_type").asText()).isEqualTo("runner_disconnected");
  }

  @Test
  void aCancelTellsTheTruth() {
    String waiting = submitted(VIDEO);
    Answer first = cancel(waiting);
    Answer second = cancel(waiting);
    assertThat(first.status()).isEqualTo(202);
    assertThat(word(first)).isEqualTo("CANCELLATION_REQUESTED");
    assertThat(second.status()).isEqualTo(400);
    assertThat(word(second)).isEqualTo("ALREADY_COMPLETED");
    assertThat(caller.get(Caller.SHORT + waiting).status()).isEqualTo(499);
    assertThat(caller.status(waiting).path("error_type").asText()).isEqualTo("client_cancelled");
    assertThat(cancel("00000000-0000-7000-8000-000000000000").status()).isEqualTo(404);
  }

  @Test
  void aCancelOfAWaitingRequestMaySayOk() {
    EmulatorSettings settings =
        EmulatorSettings.seeded(7).manualClock().toBuilder()
            .cancelPolicy(new CancelPolicy(Queued.OK, Running.FINISHES_ANYWAY))
            .faults(VIDEO.on(FalCall.SUBMIT).always())
            .build();
    try (FalEmulator other = FalEmulator.start(settings)) {
      Caller there = new Caller(other.uri());
      String waiting = there.submit();
      Answer cancelled = there.put(Caller.SHORT + waiting + "/cancel", new byte[0]);
      String running = there.submit();
      other.clock().advance(Duration.ofSeconds(3));
      Answer tooLate = there.put(Caller.SHORT + running + "/cancel", new byte[0]);
      other.clock().advance(DONE);
      assertThat(cancelled.status() + word(cancelled)).isEqualTo("200OK");
      assertThat(tooLate.status() + word(tooLate)).isEqualTo("202CANCELLATION_REQUESTED");
      assertThat(there.get(Caller.SHORT + running).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Fal-Request-Start-Timeout", "X-Fal-Request-Timeout"})
  void aRequestThatDoesNotStartInTimeNeverDoes(String header) {
    fal.faults(FalFault.queueLock().on(FalCall.SUBMIT));
    String id = caller.submit(header, "2.5");
    fal.clock().advance(Duration.ofSeconds(2));
    assertThat(state(id)).isEqualTo("202 IN_QUEUE");
    fal.clock().advance(Duration.ofSeconds(1));
    Answer result = caller.get(Caller.SHORT + id);
    assertThat(result.status()).isEqualTo(504);
    assertThat(result.header("X-Fal-Request-Timeout-Type")).isEqualTo("user");
  }

  @Test
  void aHeldQueueMovesWhenItIsReleased() {
    fal.faults(FalFault.queueLock().on(FalCall.SUBMIT));
    String id = caller.submit();
    fal.clock().advance(Duration.ofHours(1));
    assertThat(state(id)).isEqualTo("202 IN_QUEUE");
    fal.emulator().releaseQueue();
    fal.clock().advance(DONE);
    assertThat(state(id)).isEqualTo("200 COMPLETED");
  }

  @Test
  void aResultWhosePayloadIsNotStoredIsGoneAfterAnHour() {
    String id = submitted(VIDEO, "X-Fal-Store-IO", "0");
    fal.clock().advance(DONE.plusMinutes(59));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(200);
    fal.clock().advance(Duration.ofMinutes(2));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(404);
  }

  @Test
  void aLargeResultWhosePayloadIsNotStoredIsGoneAfterSixMinutes() {
    FalFault large = FalFault.result(200, "{\"text\":\"" + "x".repeat(10_000) + "\"}");
    String id = submitted(large, "X-Fal-Store-IO", "0");
    fal.clock().advance(Duration.ofMinutes(5));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(200);
    fal.clock().advance(Duration.ofMinutes(2));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(404);
  }

  @Test
  void aStoredResultIsKeptForThirtyDays() {
    String id = submitted(VIDEO);
    fal.clock().advance(Duration.ofDays(29));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(200);
    fal.clock().advance(Duration.ofDays(2));
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(404);
  }

  @Test
  void aNewRequestMayBeHiddenForAWhile() {
    String id = submitted(FalFault.hiddenFor(Duration.ofSeconds(2)));
    assertThat(caller.get(Caller.SHORT + id + "/status").status()).isEqualTo(404);
    fal.clock().advance(Duration.ofSeconds(2));
    assertThat(caller.get(Caller.SHORT + id + "/status").status()).isEqualTo(202);
  }

  @Test
  void aForgottenRequestIsNeverHeardOfAgain() {
    String id = submitted(FalFault.forgotten());
    fal.clock().advance(Duration.ofDays(1));
    assertThat(caller.get(Caller.SHORT + id + "/status").status()).isEqualTo(404);
  }

  @Test
  void aSynchronousRunAnswersWithTheBareResult() {
    EmulatorSettings settings =
        EmulatorSettings.seeded(7).virtualClock().toBuilder()
            .faults(VIDEO.on(FalCall.RUN).always())
            .build();
    try (FalEmulator other = FalEmulator.start(settings)) {
      Answer answer =
          new Caller(other.uri()).post("/run/fal-ai/kling-video/ai-avatar/v2/pro", "{}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().has("video")).isTrue();
      assertThat(answer.header("x-fal-request-id")).isNotEmpty();
    }
  }

  @Test
  void aSynchronousRunDoesNotWaitForRoom() {
    fal.faults(VIDEO.on(FalCall.SUBMIT).times(2));
    caller.submit();
    caller.submit();
    Answer answer = caller.post("/run/fal-ai/kling-video/ai-avatar/v2/pro", "{}");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("type").asText()).isEqualTo("concurrent_requests_limit");
    assertThat(answer.json().path("data").path("limit").asInt()).isEqualTo(2);
  }

  private String submitted(FalFault fate, String... headers) {
    fal.faults(fate.on(FalCall.SUBMIT));
    return caller.submit(headers);
  }

  private String state(String id) {
    Answer answer = caller.get(Caller.SHORT + id + "/status");
    return answer.status() + " " + word(answer);
  }

  private Answer cancel(String id) {
    return caller.put(Caller.SHORT + id + "/cancel", new byte[0]);
  }

  private static String word(Answer answer) {
    return answer.json().path("status").asText();
  }

  private static String id(JsonNode body) {
    return body.path("request_id").asText();
  }
}
