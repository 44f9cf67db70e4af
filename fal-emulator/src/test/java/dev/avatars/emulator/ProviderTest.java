package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.domain.failure.Failure;
import dev.avatars.domain.failure.FailureCode;
import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.job.RenderStatus;
import dev.avatars.domain.media.MediaSource;
import dev.avatars.domain.media.Portrait;
import dev.avatars.domain.media.RemoteVideo;
import dev.avatars.domain.media.Speech;
import dev.avatars.domain.media.VideoFacts;
import dev.avatars.domain.pricing.BilledCost;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.RawCall.End;
import dev.avatars.ports.Cancellation;
import dev.avatars.ports.Finding;
import dev.avatars.ports.MediaProbe;
import dev.avatars.ports.Submission;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any provider behind the surface: what it says is said in fal's words. */
class ProviderTest {
  private final PaperProvider provider = new PaperProvider();
  private final FalEmulator fal =
      FalEmulator.start(
          EmulatorSettings.seeded(7).toBuilder().provider(provider, new MachineTime()).build());
  private final Caller caller = new Caller(fal.uri());

  @AfterEach
  void close() {
    fal.close();
  }

  @Test
  void theProviderReadsTheFilesThatWereUploaded() {
    submit();
    assertThat(provider.orders).hasSize(1);
    assertThat(Path.of(provider.orders.get(0).media().portrait())).hasContent("picture");
    assertThat(Path.of(provider.orders.get(0).media().speech())).hasContent("sound");
    assertThat(provider.orders.get(0).prompt()).isEqualTo("smile");
    assertThat(provider.orders.get(0).model().endpoint()).endsWith("/pro");
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 429",
    "ACCOUNT_LOCKED, 403",
    "CREDENTIALS_REFUSED, 401",
    "MODEL_UNKNOWN, 404",
    "REQUEST_REFUSED, 422",
    "UNREACHABLE, 503"
  })
  void aRefusedSubmitIsAnswered(FailureCode code, int status) {
    provider.submission =
        new Submission.Refused(Failure.free(code, "no").retryAfter(Duration.ofSeconds(3)));
    Answer answer = submit();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("retry-after")).isEqualTo("3");
    assertThat(answer.json().path("detail").asText()).isEqualTo("no");
  }

  @Test
  void aLostReplyIsLostToTheCallerTooAndFoundInTheHistory() throws IOException {
    provider.submission = new Submission.Unconfirmed("the line broke");
    provider.finding = new Finding.Found(PaperProvider.REF);
    provider.status = new RenderStatus.Rendering(10, List.of("working"));
    RawCall.Heard heard = new RawCall(fal.uri()).post(Caller.PRO, input());
    assertThat(heard.end()).isEqualTo(End.RESET);
    assertThat(
            caller
                .get(
                    "/v1/models/requests/by-endpoint?endpoint_id=fal-ai/kling-video/ai-avatar/v2/pro")
                .json()
                .path("items"))
        .hasSize(1);
  }

  @Test
  void aPositionAndLogsArePassedOn() {
    provider.status = new RenderStatus.Queued(3, List.of());
    String id = id(submit());
    assertThat(caller.status(id).path("queue_position").asInt()).isEqualTo(3);
    provider.status = new RenderStatus.Rendering(10, List.of("one", "two"));
    assertThat(caller.status(id).path("logs")).hasSize(2);
    provider.status = new RenderStatus.Rendering(10, List.of("one", "two", "three"));
    assertThat(caller.status(id).path("logs").path(2).path("message").asText()).isEqualTo("three");
  }

  @Test
  void aStatusThatCannotBeHadIsTheOneBefore() {
    provider.status = new RenderStatus.Rendering(10, List.of());
    String id = id(submit());
    provider.status =
        new RenderStatus.Unknown(Failure.of(FailureCode.UNREACHABLE, "gone", Spend.POSSIBLE));
    assertThat(caller.status(id).path("status").asText()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void aVideoIsServedFromItsProviderWithoutABillAsLongAsThereIsNone() {
    provider.status =
        new RenderStatus.Done(
            RemoteVideo.at(URI.create("paper:video")), BilledCost.PENDING, List.of());
    Answer result = caller.get(Caller.SHORT + id(submit()));
    String url = result.json().path("video").path("url").asText();
    assertThat(result.json().has("duration")).isFalse();
    assertThat(result.header("x-fal-billable-units")).isEmpty();
    assertThat(caller.get(url).response().body()).isEqualTo(PaperProvider.VIDEO);
    assertThat(caller.get(url, "Range", "bytes=4-7").text()).isEqualTo("much");
  }

  @ParameterizedTest
  @CsvSource({
    "REQUEST_REFUSED, 422, value_error",
    "CONTENT_REFUSED, 422, content_policy_violation",
    "FACE_NOT_FOUND, 422, face_detection_error",
    "RENDER_FAILED, 500, internal_server_error"
  })
  void aFailureIsSaidInFalsWords(FailureCode code, int status, String type) {
    provider.status = new RenderStatus.Failed(Failure.free(code, "it went wrong"));
    Answer result = caller.get(Caller.SHORT + id(submit()));
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.json().path("detail").path(0).path("type").asText()).isEqualTo(type);
  }

  @Test
  void wordsOfFalsArePassedOn() {
    provider.status =
        new RenderStatus.Failed(
            Failure.free(FailureCode.REQUEST_REFUSED, "speech: found 1 s; allowed: 2 s or more")
                .inProviderWords("audio_duration_too_short: Audio duration is too short."));
    JsonNode detail = caller.get(Caller.SHORT + id(submit())).json().path("detail").path(0);
    assertThat(detail.path("type").asText()).isEqualTo("audio_duration_too_short");
    assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"audio_url\"]");
    assertThat(detail.path("msg").asText()).isEqualTo("Audio duration is too short.");
  }

  @Test
  void aCancelIsPassedOn() {
    provider.cancellation = () -> Cancellation.TOO_LATE;
    String id = id(submit());
    assertThat(caller.put(Caller.SHORT + id + "/cancel", new byte[0]).status()).isEqualTo(400);
    provider.cancellation = () -> Cancellation.REMOVED;
    assertThat(caller.put(Caller.SHORT + id + "/cancel", new byte[0]).status()).isEqualTo(202);
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(499);
  }

  @Test
  void aProviderThatBreaksIsADefectThatIsTold() {
    String id = id(submit());
    provider.cancellation =
        () -> {
          throw new IllegalStateException("the paper is torn");
        };
    Answer answer = caller.put(Caller.SHORT + id + "/cancel", new byte[0]);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).contains("the paper is torn");
    assertThat(caller.get("/health").status()).isEqualTo(200);
  }

  @Test
  void measuredFilesGoThroughTheProvidersOwnStorage() {
    Violation violation = new Violation("portrait", "nothing", "something");
    try (FalEmulator measuring =
        FalEmulator.start(
            EmulatorSettings.seeded(7).toBuilder()
                .provider(provider, new MachineTime(), new Refusing(violation))
                .speed(1_000)
                .build())) {
      Caller there = new Caller(measuring.uri());
      String id = id(there.post(Caller.PRO, input(there)));
      Answer result = there.get(Caller.SHORT + id);
      while (result.status() == 400) {
        result = there.get(Caller.SHORT + id);
      }
      assertThat(provider.orders).isEmpty();
      assertThat(result.json().path("detail").path(0).path("type").asText())
          .isEqualTo("image_load_error");
    }
  }

  private Answer submit() {
    return caller.post(Caller.PRO, input());
  }

  private String input() {
    return input(caller);
  }

  private static String input(Caller caller) {
    return Json.object()
        .put("image_url", uploaded(caller, "picture"))
        .put("audio_url", uploaded(caller, "sound"))
        .put("prompt", "smile")
        .toString();
  }

  private static String uploaded(Caller caller, String text) {
    JsonNode places = caller.post("/rest/storage/upload/initiate", "{}").json();
    caller.put(places.path("upload_url").asText(), text.getBytes(StandardCharsets.US_ASCII));
    return places.path("file_url").asText();
  }

  private static String id(Answer answer) {
    return answer.json().path("request_id").asText();
  }

  /** Measures nothing and says why. */
  private record Refusing(Violation violation) implements MediaProbe {
    @Override
    public Probed<Portrait> portrait(MediaSource source) {
      return new Refused<>(violation);
    }

    @Override
    public Probed<Speech> speech(MediaSource source) {
      return new Refused<>(violation);
    }

    @Override
    public Probed<VideoFacts> video(Path file) {
      return new Refused<>(violation);
    }
  }
}
