package dev.avatars.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.avatars.cli.Consenting.Answer;
import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.SpendLimit;
import dev.avatars.ports.tck.JobBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P1: nothing spends without consent. */
class ConsentingTest {
  private static final Quote QUOTE = JobBuilder.aJob(1).boundedBy("0.80").build().quote();

  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aFreeProviderNeverAsks() {
    assertThat(consent(Desk.in(folder), Charge.FREE, Optional.empty(), Answer.NONE))
        .isEqualTo(QUOTE.approve());
    assertThat(err.size()).isZero();
  }

  @Test
  void aLimitIsTheConsentWithoutAQuestion() {
    Optional<Money> limit = Optional.of(Money.usd("1"));

    assertThat(consent(Desk.withTerminal(folder), Charge.PAID, limit, Answer.NONE))
        .isEqualTo(SpendLimit.usd("1"));
    assertThat(consent(Desk.in(folder), Charge.PAID, limit, Answer.YES))
        .isEqualTo(SpendLimit.usd("1"));
  }

  @Test
  void aYesInAdvanceIsForThisQuoteAlone() {
    assertThat(consent(Desk.in(folder), Charge.PAID, Optional.empty(), Answer.YES))
        .isEqualTo(QUOTE.approve());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\r\n", "yes\n", " YES "})
  void aClearYesOnTheTerminalIsOne(String typed) {
    Desk desk = Desk.withTerminal(folder).typing(typed);

    assertThat(consent(desk, Charge.PAID, Optional.empty(), Answer.NONE))
        .isEqualTo(QUOTE.approve());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("Spend about " + QUOTE.expected().display() + ", at most $0.80? [y/N] ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "no\ny\n", "yeah\n", "1\n"})
  @DisplayName("P1 anything but a yes spends nothing")
  void anythingButAYesSpendsNothing(String typed) {
    Desk desk = Desk.withTerminal(folder).typing(typed);

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> consent(desk, Charge.PAID, Optional.empty(), Answer.NONE))
        .satisfies(refused -> assertThat(refused.exit()).isEqualTo(ExitCode.OVER_BUDGET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "in", "out,err"})
  @DisplayName("P1 with nobody to ask a paid provider needs a limit or a yes")
  void withNobodyToAskAPaidProviderNeedsALimit(String terminals) {
    Desk desk = Desk.in(folder).terminals(terminals).typing("y\n");

    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> consent(desk, Charge.PAID, Optional.empty(), Answer.NONE))
        .withMessageContaining("allowed: --max-cost USD, or --yes")
        .satisfies(refused -> assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT));
  }

  private Consent consent(Desk desk, Charge charge, Optional<Money> limit, Answer answer) {
    Surroundings surroundings =
        desk.surroundings(Desk.stream(new ByteArrayOutputStream()), Desk.stream(err));
    Console console = new Console(surroundings, new OutputOptions());
    return new Consenting(console, charge, limit, answer).to(QUOTE);
  }
}
