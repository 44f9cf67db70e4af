package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fake provider behind the surface: a real video comes out. */
class RenderTest {
  private static final String STANDARD = "/queue/fal-ai/kling-video/ai-avatar/v2/standard";

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).virtualClock();

  private final Caller caller = new Caller(fal.uri());

  @Test
  void uploadedFilesBecomeAVideoThatIsBilledBySecond() throws IOException {
    String id = submitted(caller, uploaded("image/png", Sitting.portrait()), sound());
    List<JsonNode> seen = polled(id);
    Answer result = caller.get(Caller.SHORT + id);
    JsonNode video = result.json().path("video");
    Answer file = caller.get(video.path("url").asText(), "Authorization", "");
    assertThat(seen)
        .extracting(status -> status.path("status").asText())
        .contains("IN_QUEUE", "IN_PROGRESS", "COMPLETED");
    assertThat(seen.get(seen.size() - 1).path("logs")).isNotEmpty();
    assertThat(seen.get(seen.size() - 1).path("logs").path(0).path("labels").has("level")).isTrue();
    assertThat(file.header("content-type")).isEqualTo("video/mp4");
    assertThat(new String(file.response().body(), 4, 4, StandardCharsets.US_ASCII))
        .isEqualTo("ftyp");
    assertThat(file.response().body()).hasSize(video.path("file_size").asInt());
    assertThat(result.header("x-fal-billable-units")).isEqualTo("2");
    assertThat(result.json().path("duration").decimalValue()).isEqualByComparingTo("2");
    resumed(video.path("url").asText(), file.response().body());
    billed(id);
  }

  @Test
  void dataAddressesWillDoForSmallFiles() throws IOException {
    String portrait = data("image/png", Sitting.portrait());
    String id = submitted(caller, portrait, data("audio/wav", Sitting.speech()));
    polled(id);
    assertThat(caller.get(Caller.SHORT + id).status()).isEqualTo(200);
  }

  @Test
  void aFileThatIsNoPictureFailsAtItsTurnAndNamesTheField() throws IOException {
    String id = submitted(caller, uploaded("image/png", Sitting.speech()), sound());
    polled(id);
    Answer result = caller.get(Caller.SHORT + id);
    JsonNode detail = result.json().path("detail").path(0);
    assertThat(result.status()).isEqualTo(422);
    assertThat(detail.path("type").asText()).isEqualTo("image_load_error");
    assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"image_url\"]");
    assertThat(result.header("x-fal-billable-units")).isEqualTo("0");
  }

  @Test
  void anAddressThatWasNotUploadedHereIsNotFetched() {
    String id = submitted(caller, "https://example.com/anna.png", "https://example.com/a.mp3");
    polled(id);
    assertThat(caller.get(Caller.SHORT + id).json().path("detail").path(0).path("type").asText())
        .isEqualTo("file_download_error");
  }

  @Test
  void emulatorsWithOneSeedNameEverythingAlike() throws IOException {
    List<String> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (FalEmulator other = FalEmulator.start(EmulatorSettings.seeded(3).manualClock())) {
        Caller there = new Caller(other.uri());
        Answer places = there.post("/rest/storage/upload/initiate", "{}");
        String text = places.text() + there.post(STANDARD, "{}").text();
        runs.add(text.replaceAll("127\\.0\\.0\\.1:[0-9]+", ""));
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1));
  }

  private void resumed(String url, byte[] whole) {
    int half = whole.length / 2;
    Answer rest = caller.get(url, "Range", "bytes=" + half + "-");
    Answer head = caller.send("HEAD", url, new byte[0]);
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(whole, half, whole.length));
    assertThat(head.header("content-length")).isEqualTo(String.valueOf(whole.length));
  }

  private void billed(String id) {
    JsonNode event =
        caller
            .get("/v1/models/billing-events?request_id=" + id)
            .json()
            .path("billing_events")
            .path(0);
    assertThat(event.path("output_units").decimalValue()).isEqualByComparingTo("2");
    assertThat(event.path("cost_total").decimalValue()).isEqualByComparingTo("0.1124");
    assertThat(event.path("cost_estimate_nano_usd").asLong()).isEqualTo(112_400_000);
  }

  /** Every status until it is completed; each look moves time on. */
  private List<JsonNode> polled(String id) {
    List<JsonNode> seen = new ArrayList<>();
    do {
      seen.add(caller.status(id));
    } while (!seen.get(seen.size() - 1).path("status").asText().equals("COMPLETED"));
    return seen;
  }

  private String sound() {
    return uploaded("audio/wav", Sitting.speech());
  }

  private String uploaded(String type, byte[] bytes) {
    JsonNode places =
        caller.post("/rest/storage/upload/initiate", "{\"content_type\":\"" + type + "\"}").json();
    caller.put(places.path("upload_url").asText(), bytes, "Authorization", "");
    return places.path("file_url").asText();
  }

  private static String submitted(Caller caller, String portrait, String speech) {
    String input = Json.object().put("image_url", portrait).put("audio_url", speech).toString();
    return caller.post(STANDARD, input).json().path("request_id").asText();
  }

  private static String data(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
