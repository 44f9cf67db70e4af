package dev.avatars.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.job.RemoteRef;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.job.RenderStatus.CancelledThere;
import dev.avatars.domain.job.RenderStatus.Done;
import dev.avatars.domain.job.RenderStatus.Failed;
import dev.avatars.domain.job.RenderStatus.Queued;
import dev.avatars.domain.job.RenderStatus.Rendering;
import dev.avatars.domain.job.RenderStatus.Unknown;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.domain.pricing.BilledCost.Known;
import dev.avatars.fal.FalSettings.Priority;
import dev.avatars.fal.FalSettings.Privacy;
import dev.avatars.fal.FalSettings.Wishes;
import dev.avatars.fal.RawServer.Behavior;
import dev.avatars.fal.RawServer.Heard;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Finding;
import dev.avatars.ports.Submission.Accepted;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fal's answers mean, on bare sockets. */
final class QueueTest {
  private static final String VIDEO =
      "{\"video\":{\"url\":\"https://v3.fal.media/files/x/output.mp4\",\"file_size\":42}}";
  private static final String PRICES =
      "{\"prices\":[{\"endpoint_id\":\"fal-ai/kling-video/ai-avatar/v2/pro\","
          + "\"unit_price\":0.115,\"unit\":\"seconds\",\"currency\":\"USD\"}],"
          + "\"next_cursor\":null,\"has_more\":false}";

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  /** fal with one finished or unfinished request. */
  private RawServer server(Behavior status, Behavior result) {
    RawServer server =
        RawServer.that(
            line -> {
              String path = line.request().path();
              if (line.request().isPost()) {
                line.json(200, Scene.ticket(host(line)));
              } else if (path.endsWith("/status")) {
                status.answer(line);
              } else if (path.endsWith("/pricing")) {
                line.json(200, PRICES);
              } else {
                result.answer(line);
              }
            });
    open.add(server);
    return server;
  }

  private static URI host(RawServer.Line line) {
    return URI.create("http://" + line.request().header("host").orElse("nowhere"));
  }

  private FalProvider at(RawServer server) {
    FalProvider fal = Scene.at(server);
    open.add(fal);
    return fal;
  }

  private static RemoteRef accepted(FalProvider fal) {
    return ((Accepted) fal.submit(Scene.order())).ref();
  }

  private RenderStatus status(Behavior status, Behavior result) {
    FalProvider fal = at(server(status, result));
    return fal.status(accepted(fal));
  }

  private RenderStatus result(int code, String body, String... headers) {
    return status(
        line -> line.json(200, "{\"status\":\"COMPLETED\",\"request_id\":\"r-1\"}"),
        line -> line.json(code, body, headers));
  }

  private static Behavior says(int code, String body) {
    return line -> line.json(code, body);
  }

  @Test
  @DisplayName("P-1 the addresses that submit told are used, logs included")
  void theToldAddressesAreUsed() {
    RawServer server = server(says(202, "{\"status\":\"IN_QUEUE\"}"), says(200, VIDEO));
    FalProvider fal = at(server);
    RemoteRef ref = accepted(fal);
    assertThat(fal.status(ref)).isEqualTo(new Queued(0, List.of()));
    assertThat(server.heard())
        .extracting(Heard::toString)
        .containsExactly(
            "POST /queue/fal-ai/kling-video/ai-avatar/v2/pro",
            "GET /queue/fal-ai/kling-video/requests/r-1/status?logs=1");
  }

  @Test
  @DisplayName("a submit carries the key, the input, and the wishes that keep it the quoted job")
  void aSubmitSaysWhatItWants() {
    RawServer server = server(says(500, ""), says(500, ""));
    FalSettings settings =
        Scene.settings(server.uri()).toBuilder()
            .wishes(
                new Wishes(
                    Optional.of(Duration.ofMinutes(5)),
                    Priority.LOW,
                    Optional.of(URI.create("https://me.example/hook?a=1")),
                    Map.of("team", "red")))
            .privacy(Privacy.strict(Duration.ofDays(7)))
            .build();
    try (FalProvider fal = FalProvider.of(settings)) {
      accepted(fal);
    }
    Heard post = server.posts().get(0);
    assertThat(post.target())
        .isEqualTo(
            "/queue/fal-ai/kling-video/ai-avatar/v2/pro"
                + "?fal_webhook=https%3A%2F%2Fme.example%2Fhook%3Fa%3D1%26job%3Djob00001");
    assertThat(post.headers())
        .containsEntry("authorization", "Key " + Scene.SECRET)
        .containsEntry("x-app-fal-disable-fallback", "true")
        .containsEntry("x-fal-request-start-timeout", "300")
        .containsEntry("x-fal-queue-priority", "low")
        .containsEntry("x-fal-tags", "team=red,job=job00001")
        .containsEntry(
            "x-fal-object-lifecycle-preference",
            "{\"expiration_duration_seconds\":604800,\"initial_acl\":{\"default\":\"forbid\"}}");
    assertThat(post.body())
        .isEqualTo(
            "{\"image_url\":\"https://files.example/portrait.png\","
                + "\"audio_url\":\"https://files.example/speech-job00001.wav\",\"prompt\":\".\"}");
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(202, "{\"status\":\"IN_QUEUE\",\"queue_position\":3}", Queued.class),
        Arguments.of(202, "{\"status\":\"IN_QUEUE\",\"queue_position\":-3}", Queued.class),
        Arguments.of(200, "{\"status\":\"IN_PROGRESS\",\"logs\":[{}]}", Rendering.class),
        Arguments.of(202, "{\"status\":\"IN_PROGRESS\",\"logs\":null}", Rendering.class),
        Arguments.of(200, "{\"status\":\"SUCCEEDED\"}", Unknown.class),
        Arguments.of(200, "{\"status\":\"COMPLETED\",\"request_id\":\"r-2\"}", Unknown.class),
        Arguments.of(200, "{\"status\":42}", Unknown.class),
        Arguments.of(200, "[]", Unknown.class),
        Arguments.of(200, "", Unknown.class),
        Arguments.of(200, "{\"status\":\"IN_QUE", Unknown.class),
        Arguments.of(404, "{\"status\":\"NOT_FOUND\"}", Unknown.class),
        Arguments.of(405, "", Unknown.class),
        Arguments.of(401, "", Unknown.class),
        Arguments.of(403, "{\"detail\":\"User is locked.\"}", Unknown.class),
        Arguments.of(429, "", Unknown.class),
        Arguments.of(500, "", Unknown.class),
        Arguments.of(307, "", Unknown.class));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("states")
  @DisplayName("P-6 P-7 P-14 a state is what fal says, and nothing new is ever success")
  void aStateIsWhatFalSays(int code, String body, Class<? extends RenderStatus> expected) {
    assertThat(status(says(code, body), says(200, VIDEO))).isInstanceOf(expected);
  }

  static Stream<Arguments> outcomes() {
    String inProgress = "{\"detail\":\"Request is still in progress\"}";
    return Stream.of(
        Arguments.of(200, VIDEO, Done.class),
        Arguments.of(200, "{\"video\":{}}", Failed.class),
        Arguments.of(200, "{\"video\":{\"url\":\"file:///etc/passwd\"}}", Failed.class),
        Arguments.of(200, "{\"video\":{\"url\":\"https://v3", Unknown.class),
        Arguments.of(400, inProgress, Rendering.class),
        Arguments.of(404, "{\"status\":\"NOT_FOUND\"}", Unknown.class),
        Arguments.of(401, "", Unknown.class),
        Arguments.of(429, "", Unknown.class),
        Arguments.of(502, "<html>bad gateway</html>", Unknown.class),
        Arguments.of(
            499, "{\"detail\":\"bye\",\"error_type\":\"client_cancelled\"}", CancelledThere.class),
        Arguments.of(
            503, "{\"detail\":\"gone\",\"error_type\":\"runner_disconnected\"}", Failed.class),
        Arguments.of(500, "{\"detail\":\"Internal Server Error\"}", Failed.class),
        Arguments.of(422, "{\"detail\":\"no\"}", Failed.class));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outcomes")
  @DisplayName("P-8 P-9 completed means that the result is read, good or bad")
  void completedMeansReadTheResult(int code, String body, Class<? extends RenderStatus> expected) {
    assertThat(result(code, body)).isInstanceOf(expected);
  }

  @Test
  @DisplayName("a 5xx that the status announced is the request's own end, whatever its body")
  void anAnnounced5xxIsTheEnd() {
    RenderStatus status =
        status(
            line -> line.json(200, "{\"status\":\"COMPLETED\",\"error\":\"it broke\"}"),
            line -> line.json(503, "", "x-fal-request-id: r-1"));
    assertThat(status).isInstanceOf(Failed.class);
  }

  @Test
  @DisplayName("a 5xx of the moment does not throw away a video that was paid for")
  void aPassing5xxIsNotTheEnd() {
    AtomicInteger asked = new AtomicInteger();
    Behavior passing =
        line -> {
          if (asked.getAndIncrement() == 0) {
            line.json(500, "{\"detail\":\"Internal Server Error\"}", "x-fal-request-id: r-1");
          } else {
            line.json(200, VIDEO);
          }
        };
    FalProvider fal = at(server(says(200, "{\"status\":\"COMPLETED\"}"), passing));
    RemoteRef ref = accepted(fal);
    assertThat(fal.status(ref)).isInstanceOf(Unknown.class);
    assertThat(fal.status(ref)).isInstanceOf(Done.class);
  }

  private Failure failure(int code, String body, String... headers) {
    return ((Failed) result(code, body, headers)).failure();
  }

  @Test
  @DisplayName("a validation error names the field in fal's own sentence")
  void aValidationErrorNamesTheField() {
    Failure failure =
        failure(
            422,
            "{\"detail\":[{\"loc\":[\"body\",\"image_url\"],\"msg\":\"too small\","
                + "\"type\":\"image_too_small\",\"input\":{\"secret\":1}}]}");
    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.sentence()).isEqualTo("fal refuses image_url: too small");
    assertThat(failure.providerWords()).isEqualTo("image_url: too small");
    assertThat(failure.spend()).isEqualTo(Spend.POSSIBLE);
  }

  @Test
  @DisplayName("a missing face and refused content are called that")
  void typesBecomeCodes() {
    assertThat(failure(422, problem("face_detection_error")).code())
        .isEqualTo(FailureCode.FACE_NOT_FOUND);
    assertThat(failure(422, problem("content_policy_violation")).code())
        .isEqualTo(FailureCode.CONTENT_REFUSED);
    assertThat(failure(422, problem("no_media_generated")).code())
        .isEqualTo(FailureCode.RENDER_FAILED);
    assertThat(failure(504, problem("generation_timeout")).code())
        .isEqualTo(FailureCode.RENDER_FAILED);
  }

  private static String problem(String type) {
    return "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"m\",\"type\":\"" + type + "\"}]}";
  }

  @Test
  @DisplayName("the money at stake follows what fal bills")
  void spendFollowsTheBill() {
    assertThat(failure(500, problem("internal_server_error")).spend()).isEqualTo(Spend.NONE);
    assertThat(failure(422, problem("x"), "x-fal-billable-units: 0").spend()).isEqualTo(Spend.NONE);
    assertThat(failure(422, problem("x"), "x-fal-billable-units: 7.2").spend())
        .isEqualTo(Spend.CERTAIN);
  }

  @Test
  @DisplayName("both spellings of the hint are told, and a missed start is called that")
  void hintsAreTold() {
    assertThat(failure(500, problem("x"), "X-Fal-Retryable: true").sentence())
        .contains("a new job may work");
    assertThat(failure(500, problem("x"), "X-Fal-Needs-Retry: 1").sentence())
        .contains("a new job may work");
    assertThat(failure(504, "{\"detail\":\"t\"}", "X-Fal-Request-Timeout-Type: user").sentence())
        .contains("did not begin");
  }

  @Test
  @DisplayName("P-5 the wait that was asked for is passed on, within an hour")
  void theWaitIsPassedOn() {
    assertThat(waitOf("7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(waitOf("999999999")).isEqualTo(Duration.ofHours(1));
    assertThat(waitOf("soon")).isEqualTo(Duration.ZERO);
    assertThat(waitOf("Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(Duration.ZERO);
  }

  private Duration waitOf(String retryAfter) {
    RenderStatus status =
        status(line -> line.json(429, "", "Retry-After: " + retryAfter), says(200, VIDEO));
    return ((Unknown) status).failure().retryAfter();
  }

  @Test
  @DisplayName("P-13 P5 billed is units times fal's own price, exactly")
  void billedIsUnitsTimesPrice() {
    Done done = (Done) result(200, VIDEO, "x-fal-billable-units: 7.2");
    assertThat(done.video().declaredBytes()).isEqualTo(42);
    assertThat(done.billed())
        .isEqualTo(
            new Known(Money.usd("0.828"), new BigDecimal("7.2"), FalBills.UNITS_TIMES_PRICE));
  }

  @Test
  @DisplayName("P-13 P5 without units, or with absurd ones, the bill is pending")
  void withoutUnitsTheBillIsPending() {
    assertThat(((Done) result(200, VIDEO)).billed()).isEqualTo(BilledCost.PENDING);
    assertThat(((Done) result(200, VIDEO, "x-fal-billable-units: 1e999999")).billed())
        .isEqualTo(BilledCost.PENDING);
    assertThat(((Done) result(200, VIDEO, "x-fal-billable-units: -1")).billed())
        .isEqualTo(BilledCost.PENDING);
  }

  static Stream<Arguments> cancellations() {
    return Stream.of(
        Arguments.of(202, "{\"status\":\"CANCELLATION_REQUESTED\"}", Cancellation.Requested.class),
        Arguments.of(200, "{\"status\":\"OK\"}", Cancellation.Removed.class),
        Arguments.of(200, "{\"success\":true}", Cancellation.Requested.class),
        Arguments.of(400, "{\"status\":\"ALREADY_COMPLETED\"}", Cancellation.TooLate.class),
        Arguments.of(404, "{\"status\":\"NOT_FOUND\"}", Cancellation.NotPossible.class),
        Arguments.of(500, "", Cancellation.NotPossible.class));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cancellations")
  @DisplayName("P-10 P10 cancel tells what fal tells")
  void cancelTellsTheTruth(int code, String body, Class<? extends Cancellation> expected) {
    RawServer server = server(says(500, ""), says(code, body));
    FalProvider fal = at(server);
    assertThat(fal.cancel(accepted(fal))).isInstanceOf(expected);
    assertThat(server.heard().get(1))
        .hasToString("PUT /queue/fal-ai/kling-video/requests/r-1/cancel");
  }

  @Test
  @DisplayName("without told addresses the short form is used")
  void withoutAddressesTheShortFormIsUsed() {
    RawServer server = server(says(202, "{\"status\":\"IN_PROGRESS\"}"), says(200, VIDEO));
    FalProvider fal = at(server);
    assertThat(fal.status(fal.ref("r-9", Scene.PRO))).isInstanceOf(Rendering.class);
    assertThat(server.heard().get(0))
        .hasToString("GET /queue/fal-ai/kling-video/requests/r-9/status?logs=1");
  }

  @Test
  @DisplayName("a GET on a line that was dead is asked once more")
  void aDeadLineIsAskedAgain() {
    List<String> asked = new ArrayList<>();
    RenderStatus status =
        status(
            line -> {
              asked.add("once");
              if (asked.size() < 3) {
                line.close();
              } else {
                line.json(202, "{\"status\":\"IN_PROGRESS\"}");
              }
            },
            says(200, VIDEO));
    assertThat(status).isInstanceOfAny(Rendering.class, Unknown.class);
    assertThat(asked).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("P-12 P7 a lost submit is found by its own speech, pages on, and never another's")
  void aLostSubmitIsFound() {
    String other =
        "{\"request_id\":\"r-1\",\"endpoint_id\":\""
            + Scene.PRO.endpoint()
            + "\","
            + "\"json_input\":{\"audio_url\":\"https://files.example/other.wav\"}}";
    String ours = other.replace("r-1", "r-2").replace("other.wav", "speech-job00001.wav");
    RawServer server =
        RawServer.that(
            line ->
                line.json(
                    200,
                    line.request().target().contains("cursor=c%2F1")
                        ? "{\"items\":[" + ours + "],\"has_more\":false,\"next_cursor\":null}"
                        : "{\"items\":[" + other + "],\"has_more\":true,\"next_cursor\":\"c/1\"}"));
    open.add(server);
    Finding finding = at(server).find(Scene.MEDIA, Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(((Finding.Found) finding).ref().requestId()).isEqualTo("r-2");
    assertThat(server.heard().get(0).target())
        .startsWith("/v1/models/requests/by-endpoint?endpoint_id=")
        .contains("start=2026-03-01T11%3A50%3A00Z")
        .contains("expand=payloads");
  }

  @Test
  @DisplayName("P-12 not found is nothing, a search that fails is told, and one without end ends")
  void notFoundProvesNothing() {
    assertThat(found(says(200, "{\"items\":[],\"has_more\":false}"))).isEqualTo(Finding.NOTHING);
    assertThat(found(says(500, ""))).isInstanceOf(Finding.NotPossible.class);
    assertThat(found(says(200, "{\"items\":[],\"has_more\":true,\"next_cursor\":\"again\"}")))
        .isInstanceOf(Finding.NotPossible.class);
  }

  @Test
  @DisplayName("P-12 a whole list is complete up to the latest request of the slowest endpoint")
  void aWholeListSaysHowFarItGoes() {
    assertThat(
            found(
                    says(
                        200,
                        "{\"items\":["
                            + listed("standard", "2026-03-01T12:00:05Z")
                            + ","
                            + listed("pro", "2026-03-01T12:00:09+00:00")
                            + ","
                            + listed("pro", "2026-03-01T12:00:01Z")
                            + "],\"has_more\":false}"))
                .completeUntil())
        .contains(Instant.parse("2026-03-01T12:00:05Z"));
    assertThat(
            found(says(200, "{\"items\":[" + listed("pro", "soon") + "],\"has_more\":false}"))
                .completeUntil())
        .isEmpty();
  }

  private static String listed(String tier, String sentAt) {
    return "{\"request_id\":\"r-7\",\"endpoint_id\":\"fal-ai/kling-video/ai-avatar/v2/"
        + tier
        + "\",\"sent_at\":\""
        + sentAt
        + "\",\"json_input\":{\"audio_url\":\"https://files.example/other.wav\"}}";
  }

  private Finding found(Behavior behavior) {
    RawServer server = RawServer.that(behavior);
    open.add(server);
    return at(server).find(Scene.MEDIA, Instant.EPOCH);
  }

  @Test
  @DisplayName("a stream is followed to the result, pings and garbage aside")
  void aStreamIsFollowed() {
    RawServer server =
        server(
            line -> line.json(500, ""),
            line -> {
              if (line.request().path().endsWith("/stream")) {
                stream(line);
              } else {
                line.json(200, VIDEO);
              }
            });
    FalProvider fal = at(server);
    List<RenderStatus> news = new ArrayList<>();
    assertThat(fal.follow(accepted(fal), news::add)).isInstanceOf(Done.class);
    assertThat(news)
        .extracting(each -> each.getClass().getSimpleName())
        .containsExactly("Queued", "Rendering", "Done");
  }

  private static void stream(RawServer.Line line) throws IOException {
    line.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    line.raw("data: {\"status\":\"IN_QUEUE\",\"queue_position\":1}\n\n: ping\n\n");
    line.raw("data: garbage\n\ndata: {\"status\":\"IN_PROGRESS\",\"logs\":[]}\n\n");
    line.raw("data: {\"status\":\"COMPLETED\",\"request_id\":\"r-1\"}\n\n");
    line.close();
  }

  @Test
  @DisplayName("P18 a stream that breaks, or says nothing, is asked for by polling")
  void aBrokenStreamIsPolled() {
    RawServer server =
        server(
            line -> line.json(202, "{\"status\":\"IN_PROGRESS\"}"),
            line -> {
              line.raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: ping\n\n");
              line.silence();
            });
    FalProvider fal = at(server);
    assertThat(fal.follow(accepted(fal), news -> {})).isInstanceOf(Rendering.class);
  }
}
