package dev.avatars.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.avatars.ports.Capabilities;
import dev.avatars.ports.Capabilities.Capability;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FakeSettingsTest {
  private final FakeSettings.Builder builder = FakeSettings.seeded(7).toBuilder();

  @Test
  void whatIsBuiltIsWhatWasSaid() {
    FakeSettings settings =
        builder
            .start(Instant.EPOCH)
            .atOnce(3)
            .threads(1)
            .speed(10)
            .retryAfter(Duration.ofSeconds(9))
            .scripts(Misfortune.THROTTLES.always())
            .build()
            .toBuilder()
            .build();
    assertThat(settings.seed()).isEqualTo(7);
    assertThat(settings.start()).isEqualTo(Instant.EPOCH);
    assertThat(settings.atOnce()).isEqualTo(3);
    assertThat(settings.threads()).isEqualTo(1);
    assertThat(settings.speed()).isEqualTo(10);
    assertThat(settings.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.scripts()).containsExactly(Misfortune.THROTTLES.always());
  }

  @Test
  void theFakeIsNeverPaid() {
    assertThat(builder.build().capabilities().has(Capability.PAID)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.capabilities(Capabilities.of(Capability.PAID)))
        .withMessageContaining("the fake costs nothing");
  }

  @Test
  void whatIsOutOfBoundsIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.atOnce(0))
        .withMessage("requests at once: found 0; allowed: 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.threads(65))
        .withMessage("threads: found 65; allowed: 1 to 64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.speed(0))
        .withMessage("speed: found 0; allowed: 1 to 100000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.retryAfter(Duration.ofSeconds(-1)))
        .withMessageContaining("allowed: zero or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Misfortune.THROTTLES.onCall(0))
        .withMessageContaining("from call 1 or later");
  }
}
