package dev.avatars.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FailureTest {
  @Test
  void aFailureSaysWhatHappenedAndWhatItCost() {
    Failure free = Failure.free(FailureCode.THROTTLED, "too many requests");
    Failure paid = Failure.of(FailureCode.RENDER_FAILED, "it stopped", Spend.POSSIBLE);
    assertThat(free).hasToString("too many requests; nothing was spent");
    assertThat(paid.inProviderWords("internal error"))
        .hasToString("it stopped (internal error); money may have been spent");
    assertThat(paid.inProviderWords("it stopped"))
        .hasToString("it stopped; money may have been spent");
  }

  @Test
  void aFailureKeepsTheWaitThatWasAskedFor() {
    Failure failure =
        Failure.free(FailureCode.THROTTLED, "too many").retryAfter(Duration.ofSeconds(7));
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failure.inProviderWords("429").retryAfter()).isEqualTo(Duration.ofSeconds(7));
    Duration negative = Duration.ofSeconds(-1);
    assertThatThrownBy(() -> failure.retryAfter(negative))
        .hasMessage("retry after: found PT-1S; allowed: zero or more");
  }

  @Test
  void aFailureHasASentence() {
    assertThatThrownBy(() -> Failure.free(FailureCode.THROTTLED, " "))
        .hasMessage("sentence: found none; allowed: one that says what went wrong");
  }

  @Test
  @DisplayName("P18 every failure tells its reader what to do next, and every disposition is used")
  void everyFailureHasANextStep() {
    for (FailureCode code : FailureCode.values()) {
      Failure failure = Failure.free(code, "x");
      assertThat(failure.nextStep()).isNotBlank().doesNotEndWith(".");
      assertThat(failure.disposition()).isEqualTo(code.disposition());
    }
    Set<Disposition> used =
        Arrays.stream(FailureCode.values())
            .map(FailureCode::disposition)
            .collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrder(Disposition.values());
  }

  @Test
  @DisplayName("P19 a locked account pauses")
  void aLockedAccountPauses() {
    assertThat(FailureCode.ACCOUNT_LOCKED.disposition()).isEqualTo(Disposition.PAUSE);
  }

  @Test
  void aViolationAndAnAdviceAreSentences() {
    assertThat(new Violation("speech", "0.5 s", "2 to 300 s"))
        .hasToString("speech: found 0.5 s; allowed: 2 to 300 s");
    assertThat(new Advice("speech", "it is long")).hasToString("speech: it is long");
  }
}
