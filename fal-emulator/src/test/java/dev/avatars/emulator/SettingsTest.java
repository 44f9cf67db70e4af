package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatars.emulator.Caller.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void aTakenPortIsRefusedInWords() {
    try (FalEmulator first = FalEmulator.start(EmulatorSettings.seeded(1).manualClock())) {
      EmulatorSettings same =
          EmulatorSettings.seeded(1).manualClock().toBuilder().port(first.uri().getPort()).build();
      assertThatThrownBy(() -> FalEmulator.start(same)).hasMessageContaining("cannot listen at");
    }
  }

  @Test
  void settingsOutOfBoundsAreRefusedInWords() {
    EmulatorSettings.Builder builder = EmulatorSettings.seeded(1).toBuilder();
    assertThatThrownBy(() -> builder.port(70_000)).hasMessageContaining("allowed: 0 to 65535");
    assertThatThrownBy(() -> builder.speed(0)).hasMessageContaining("speed: found 0");
    assertThatThrownBy(() -> builder.atOnce(0)).hasMessageContaining("requests at once: found 0");
    assertThatThrownBy(() -> builder.publicUri(URI.create("x"))).hasMessageContaining("absolute");
    assertThatThrownBy(() -> builder.timePerLook(Duration.ZERO)).hasMessageContaining("allowed");
    assertThatThrownBy(() -> builder.mostBodyBytes(0)).hasMessageContaining("allowed");
  }

  @Test
  void aPublicAddressIsTheOneThatCallersAreTold() {
    EmulatorSettings settings =
        EmulatorSettings.seeded(1).manualClock().toBuilder()
            .port(0)
            .publicUri(URI.create("http://fal.test:8080/"))
            .onExchange(exchange -> {})
            .build();
    try (FalEmulator fal = FalEmulator.start(settings)) {
      assertThat(fal.uri()).hasHost("fal.test");
      assertThat(fal.jwksUri()).hasToString("http://fal.test:8080/rest/.well-known/jwks.json");
    }
  }

  @Test
  void everyExchangeIsToldOnOneLine() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    EmulatorSettings settings =
        EmulatorSettings.seeded(1).manualClock().toBuilder()
            .startingAt(Instant.parse("2027-02-03T04:05:06Z"))
            .onExchange(exchange -> lines.add(exchange.line()))
            .build();
    try (FalEmulator fal = FalEmulator.start(settings)) {
      fal.faults(FalFault.answer(502).after(FalCall.SUBMIT));
      Answer answer = new Caller(fal.uri()).post(Caller.PRO + "?fal_max_queue_length=3", "{}");
      assertThat(lines)
          .containsExactly(
              "2027-02-03T04:05:06.000Z submit          POST"
                  + " /fal-ai/kling-video/ai-avatar/v2/pro?fal_max_queue_length=3 -> 502  "
                  + answer.header("x-fal-request-id")
                  + "  fault: answer-502");
    }
  }

  @Test
  void inRealTimeRequestsEndByThemselves() {
    EmulatorSettings settings = EmulatorSettings.seeded(1).toBuilder().speed(1_000).build();
    try (FalEmulator fal = FalEmulator.start(settings)) {
      Caller caller = new Caller(fal.uri());
      String id = caller.submit();
      String events = caller.get(Caller.SHORT + id + "/status/stream").text();
      assertThat(events).contains("\"status\":\"COMPLETED\"");
      assertThatThrownBy(() -> fal.clock().advance(Duration.ofSeconds(1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("passes by itself");
    }
  }

  @Test
  void theLinesForClientsPointAtTheEmulator() {
    ClientLines lines = new ClientLines(URI.create("http://127.0.0.1:4711"));
    assertThat(lines.shell()).contains("FAL_KEY=" + ClientLines.KEY);
    assertThat(lines.javaScript()).contains("http://127.0.0.1:4711/proxy");
    assertThat(lines.python()).contains("c.QUEUE_URL_FORMAT = \"http://127.0.0.1:4711/queue/\"");
    assertThat(lines.java()).contains("withProxyUrl(\"http://127.0.0.1:4711/proxy\")");
    assertThat(lines.toString()).contains(lines.shell(), lines.python());
  }
}
