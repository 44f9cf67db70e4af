package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatars.emulator.Caller.Answer;
import dev.avatars.emulator.junit.FalEmulatorExtension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {
  @RegisterExtension
  static final FalEmulatorExtension fal =
      FalEmulatorExtension.with(
          EmulatorSettings.seeded(7).virtualClock().toBuilder()
              .timePerLook(Duration.ofSeconds(1))
              .keepAlive(Duration.ofNanos(1))
              .build());

  private final Caller caller = new Caller(fal.uri());

  @Test
  void aStreamTellsEachStateOnceAndEnds() {
    Answer answer = stream();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
    assertThat(states(answer)).containsExactly("IN_QUEUE", "IN_PROGRESS", "COMPLETED");
  }

  @Test
  void aStreamThatHasNothingNewSendsComments() {
    assertThat(stream().text()).contains(": ping\n\n");
  }

  @Test
  void aStreamOfAFinishedRequestIsOneEvent() {
    String id = caller.submit();
    fal.clock().advance(Duration.ofMinutes(1));
    assertThat(states(caller.get(Caller.SHORT + id + "/status/stream")))
        .containsExactly("COMPLETED");
  }

  private Answer stream() {
    String id = caller.submit();
    return caller.get(Caller.SHORT + id + "/status/stream?logs=1");
  }

  private static List<String> states(Answer answer) {
    return Arrays.stream(answer.text().split("\n\n"))
        .filter(event -> event.startsWith("data: "))
        .map(event -> Json.parse(event.substring("data: ".length())))
        .map((JsonNode event) -> event.path("status").asText())
        .collect(Collectors.toList());
  }
}
