package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.EmulatorSettings.History;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlatformTest {
  private static final String PRO = "fal-ai/kling-video/ai-avatar/v2/pro";
  private static final String STANDARD = "fal-ai/kling-video/ai-avatar/v2/standard";
  private static final String HISTORY = "/v1/models/requests/by-endpoint?endpoint_id=" + PRO;
  private static final Duration DONE = Duration.ofSeconds(6);

  @RegisterExtension
  static final FalEmulatorExtension fal = FalEmulatorExtension.seeded(7).manualClock();

  private final Caller caller = new Caller(fal.uri());

  @Test
  void pricesAreExactDecimalsForOneOrMoreEndpoints() {
    JsonNode repeated =
        caller.get("/v1/models/pricing?endpoint_id=" + PRO + "&endpoint_id=" + STANDARD).json();
    JsonNode listed = caller.get("/v1/models/pricing?endpoint_id=" + PRO + "," + STANDARD).json();
    assertThat(listed).isEqualTo(repeated);
    assertThat(listed.path("prices").path(0).toString())
        .isEqualTo(
            "{\"endpoint_id\":\""
                + PRO
                + "\",\"unit_price\":0.115,\"unit\":\"seconds\","
                + "\"currency\":\"USD\"}");
    assertThat(listed.path("prices").path(1).path("unit_price").decimalValue())
        .isEqualByComparingTo("0.0562");
    assertThat(listed.path("has_more").asBoolean(true)).isFalse();
    assertThat(listed.has("next_cursor")).isTrue();
  }

  @Test
  void pricesOfNothingOrOfTheUnknownAreRefused() {
    Answer none = caller.get("/v1/models/pricing");
    Answer unknown = caller.get("/v1/models/pricing?endpoint_id=fal-ai/none");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.json().path("error").path("type").asText()).isEqualTo("validation_error");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("error").path("type").asText()).isEqualTo("not_found");
  }

  @Test
  void anEstimateIsQuantityTimesPrice() {
    Answer answer =
        estimate(
            "unit_price",
            "{\""
                + PRO
                + "\":{\"unit_quantity\":7.2},\""
                + STANDARD
                + "\":{\"unit_quantity\":7.2}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("total_cost").decimalValue()).isEqualByComparingTo("1.23264");
    assertThat(answer.json().path("currency").asText()).isEqualTo("USD");
  }

  @Test
  void anEstimateFromHistoryNeedsHistory() {
    String one = "{\"" + PRO + "\":{\"call_quantity\":3}}";
    assertThat(estimate("historical_api_price", one).status()).isEqualTo(404);
  }

  @Test
  void anEstimateThatMeansNothingIsRefused() {
    assertThat(estimate("guess", "{}").status()).isEqualTo(400);
    assertThat(estimate("unit_price", "{}").status()).isEqualTo(400);
    assertThat(estimate("unit_price", "{\"" + PRO + "\":{\"unit_quantity\":0}}").status())
        .isEqualTo(400);
  }

  @Test
  void historyFindsASubmitWhoseReplyWasLost() throws IOException {
    fal.faults(
        FalFault.result(200, "{\"done\":1}").on(FalCall.SUBMIT),
        FalFault.reset().after(FalCall.SUBMIT));
    new RawCall(fal.uri()).post(Caller.PRO, "{\"audio_url\":\"https://x/job-1.wav\"}");
    assertThat(caller.get(HISTORY).json().path("items")).isEmpty();
    fal.clock().advance(DONE);
    JsonNode item = caller.get(HISTORY + "&expand=payloads").json().path("items").path(0);
    assertThat(item.path("json_input").path("audio_url").asText()).endsWith("job-1.wav");
    assertThat(item.path("json_output").path("done").asInt()).isEqualTo(1);
    assertThat(item.path("status_code").asInt()).isEqualTo(200);
    assertThat(item.path("sent_at").asText()).isLessThan(item.path("ended_at").asText());
    assertThat(caller.get(Caller.SHORT + item.path("request_id").asText()).status()).isEqualTo(200);
  }

  @Test
  void historyShowsPayloadsOnlyWhenAskedAndStored() {
    caller.submit("X-Fal-Store-IO", "0");
    fal.clock().advance(DONE);
    assertThat(
            caller.get(HISTORY + "&expand=payloads").json().path("items").path(0).has("json_input"))
        .isFalse();
    caller.submit();
    fal.clock().advance(DONE);
    assertThat(caller.get(HISTORY).json().path("items").path(0).has("json_input")).isFalse();
  }

  @Test
  void historyCanBeFilteredAndPaged() {
    fal.faults(FalFault.result(200, "{}").on(FalCall.SUBMIT).times(2));
    String first = caller.submit();
    caller.submit();
    caller.submit();
    fal.clock().advance(DONE);
    JsonNode page = caller.get(HISTORY + "&limit=2").json();
    JsonNode rest =
        caller.get(HISTORY + "&limit=2&cursor=" + page.path("next_cursor").asText()).json();
    assertThat(page.path("items")).hasSize(2);
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.path("has_more").asBoolean()).isFalse();
    assertThat(caller.get(HISTORY + "&status=success").json().path("items")).hasSize(2);
    assertThat(caller.get(HISTORY + "&status=user_error").json().path("items")).hasSize(1);
    assertThat(caller.get(HISTORY + "&request_id=" + first).json().path("items")).hasSize(1);
    assertThat(caller.get(HISTORY + "&start=2026-01-02").json().path("items")).isEmpty();
    assertThat(caller.get(HISTORY + "&start=2025-12-31T23:00:00Z").json().path("items")).hasSize(3);
    assertThat(caller.get("/v1/models/requests/by-endpoint").status()).isEqualTo(400);
  }

  @Test
  void whatHistoryShowsCanBeChosen() {
    assertThat(shown(History.EVERYTHING)).isEqualTo("1 1 1");
    assertThat(shown(History.WHAT_BEGAN)).isEqualTo("0 1 1");
    assertThat(shown(History.WHAT_ENDED)).isEqualTo("0 0 1");
  }

  @Test
  void whatEndedWithoutABillIsNotBilled() {
    caller.submit();
    fal.clock().advance(DONE);
    assertThat(caller.get("/v1/models/billing-events").json().path("billing_events")).isEmpty();
  }

  private Answer estimate(String type, String endpoints) {
    return caller.post(
        "/v1/models/pricing/estimate",
        "{\"estimate_type\":\"" + type + "\",\"endpoints\":" + endpoints + "}");
  }

  /** How many requests are shown while one waits, runs, and has ended. */
  private static String shown(History history) {
    EmulatorSettings settings =
        EmulatorSettings.seeded(1).manualClock().toBuilder().history(history).build();
    try (FalEmulator other = FalEmulator.start(settings)) {
      Caller there = new Caller(other.uri());
      there.submit();
      StringBuilder shown = new StringBuilder().append(items(there));
      other.clock().advance(Duration.ofSeconds(3));
      shown.append(' ').append(items(there));
      other.clock().advance(DONE);
      return shown.append(' ').append(items(there)).toString();
    }
  }

  private static int items(Caller caller) {
    return caller.get(HISTORY).json().path("items").size();
  }
}
