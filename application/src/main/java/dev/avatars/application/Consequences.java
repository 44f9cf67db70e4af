package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Spend;
import dev.avatars.domain.money.Money;

/**
 * What a decision may cost, to be shown before it is taken.
 *
 * @param spend whether money is spent, or may be
 * @param most the most that may be billed for the job in all, what was bought before included
 * @param sentence the same for a person, without a final full stop
 */
public record Consequences(Spend spend, Money most, String sentence) {
  public Consequences {
    requireNonNull(spend, "spend");
    requireNonNull(most, "most");
    requireNonNull(sentence, "sentence");
  }
}
