package dev.avatars.cli;

import dev.avatars.cli.wiring.ProviderChoice.Charge;
import dev.avatars.domain.money.Money;
import dev.avatars.domain.quote.Consent;
import dev.avatars.domain.quote.Quote;
import dev.avatars.domain.quote.SpendLimit;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;

/**
 * Gets the user's leave to spend. A free provider needs none; a paid one needs a limit, a flag or a
 * yes on the terminal, and gets nothing without.
 */
final class Consenting {
  private final Console console;
  private final Charge charge;
  private final Optional<Money> limit;
  private final Answer answer;

  /** What the user said in advance. */
  enum Answer {
    /** To ask. */
    NONE,
    /** To go on, by {@code --yes}. */
    YES
  }

  Consenting(Console console, Charge charge, Optional<Money> limit, Answer answer) {
    this.console = console;
    this.charge = charge;
    this.limit = limit;
    this.answer = answer;
  }

  /**
   * The leave to spend on a quote.
   *
   * @throws CliException when the user does not give it, or cannot be asked
   */
  Consent to(Quote quote) {
    if (limit.isPresent()) {
      return new SpendLimit(limit.get());
    }
    if (charge == Charge.PAID && answer == Answer.NONE) {
      ask(quote);
    }
    return quote.approve();
  }

  private void ask(Quote quote) {
    confirm(
        console,
        "max-cost",
        "--max-cost USD, or --yes",
        "Spend about %s, at most %s? [y/N] "
            .formatted(quote.expected().display(), quote.upperBound().display()));
  }

  /**
   * Asks a question unless there is nobody to ask.
   *
   * @param option the option that would have answered it
   * @param allowed what that option, or another, may say
   * @throws CliException when the answer is no clear yes, or there is nobody to ask
   */
  static void confirm(Console console, String option, String allowed, String question) {
    if (!isSomebodyThere(console)) {
      throw CliException.badInput(option + ": found none and nobody to ask; allowed: " + allowed);
    }
    confirm(console, question);
  }

  private static boolean isSomebodyThere(Console console) {
    Surroundings surroundings = console.surroundings();
    return surroundings.isTerminal("in") && surroundings.isTerminal("err");
  }

  /**
   * Asks a question that only a clear yes answers.
   *
   * @throws CliException when the answer is another, or there is nobody to ask
   */
  static void confirm(Console console, String question) {
    if (!isSomebodyThere(console)) {
      throw CliException.badInput("consent: found nobody to ask; allowed: --yes");
    }
    Surroundings surroundings = console.surroundings();
    surroundings.err().print(question);
    surroundings.err().flush();
    if (!isYes(surroundings)) {
      throw new CliException(ExitCode.OVER_BUDGET, "you did not agree; nothing was spent");
    }
  }

  /** Only a clear yes is one; an end of input is none. */
  private static boolean isYes(Surroundings surroundings) {
    Scanner lines = new Scanner(surroundings.in(), Charset.defaultCharset());
    String line = lines.hasNextLine() ? lines.nextLine() : "";
    return line.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
