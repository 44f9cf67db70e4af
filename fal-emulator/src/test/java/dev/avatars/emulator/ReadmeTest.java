package dev.avatars.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The examples of the module's page and of the emulator's page, as they stand there. */
class ReadmeTest {
  private static final String REQUEST = "{}";

  @Test
  void theModulesExampleHolds() throws IOException {
    String request = REQUEST;
    try (FalEmulator fal = FalEmulator.start(EmulatorSettings.seeded(7).virtualClock())) {
      fal.faults(FalFault.reset().after(FalCall.SUBMIT)); // taken, and the reply is lost
      client(fal.uri()).submit(request);
      assertThat(fal.journal().submits()).hasSize(1); // and nobody asked twice
    }
  }

  @Test
  void theFaultExamplesAreRules() {
    try (FalEmulator fal = FalEmulator.start(EmulatorSettings.seeded(7).manualClock())) {
      fal.faults(
          FalFault.answer(502).after(FalCall.SUBMIT),
          FalFault.answer(503, Duration.ofSeconds(2)).before(FalCall.STATUS).onCall(2).times(3),
          FalFault.modelError("face_detection_error").on(FalCall.SUBMIT));
      fal.faultsFrom(
          """
          {"rules": [
            {"call": "submit", "fault": "answer", "status": 502, "when": "after"},
            {"call": "status", "fault": "answer", "status": 503, "retryAfter": 2, "nth": 2, "times": 3},
            {"call": "submit", "fault": "model-error", "type": "face_detection_error"}
          ]}
          """);
      var rules = fal.pendingFaults().stream().map(FaultRule::toString).toList();
      assertThat(rules.subList(3, 6)).isEqualTo(rules.subList(0, 3));
    }
  }

  private static Client client(URI emulator) {
    return new Client(new RawCall(emulator));
  }

  /** A client that does not ask twice. */
  private record Client(RawCall call) {
    void submit(String request) throws IOException {
      assertThat(call.post(Caller.PRO, request).text()).isEmpty();
    }
  }
}
