package dev.avatars.cluster;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a machine may be told. */
class ClusterSettingsTest {
  private static final ClusterSettings USUAL = ClusterSettings.of("one");

  @Test
  void aMachineNeedsAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterSettings.of(" "))
        .withMessage("name: found none; allowed: one for each machine");
  }

  @Test
  void aMachineNeedsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withThreads(0))
        .withMessage("threads: found 0; allowed: 1 or more");
  }

  @Test
  void timesAreMoreThanZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withPolling(Duration.ZERO))
        .withMessage("polling: found PT0S; allowed: more than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withHeartbeat(Duration.ofSeconds(-1)))
        .withMessage("heartbeat: found PT-1S; allowed: more than zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> USUAL.withSweep(Duration.ZERO))
        .withMessage("sweep: found PT0S; allowed: more than zero");
  }

  @Test
  void oneMissedHeartbeatIsNoDeath() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ClusterSettings("one", 1, USUAL.polling(), USUAL.heartbeat(), 3, USUAL.sweep()))
        .withMessage("missed: found 3; allowed: 4 or more");
  }
}
