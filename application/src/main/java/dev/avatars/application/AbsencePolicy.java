package dev.avatars.application;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.money.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * What to do about a lost submit that the provider's own history does not show.
 *
 * <p>Not being listed is no proof as a rule: histories lag and may leave out what waits. Only a
 * person who knows an account can say otherwise, and only for small amounts should they.
 *
 * @param most a lost submit is made again when it may cost at most this; empty for never
 * @param after and when it was announced at least so long ago; longer than a request may wait
 */
public record AbsencePolicy(Optional<Money> most, Duration after) {
  public AbsencePolicy {
    requireNonNull(most, "most");
    if (after.isNegative()) {
      throw new IllegalArgumentException("after: found " + after + "; allowed: zero or more");
    }
  }

  /** A person decides, always. */
  public static AbsencePolicy askAPerson() {
    return new AbsencePolicy(Optional.empty(), Duration.ZERO);
  }

  /**
   * The user's word that this account's history is complete once it shows a later submit: what it
   * does not show then was never taken, and is submitted again.
   *
   * @param most up to this amount
   * @param after not before so long after the lost call
   */
  public static AbsencePolicy resubmit(Money most, Duration after) {
    return new AbsencePolicy(Optional.of(most), after);
  }

  /** Whether an amount may be risked when a call was made so long ago. */
  boolean covers(Money bound, Duration ago) {
    return ago.compareTo(after) >= 0
        && most.filter(limit -> limit.currency().equals(bound.currency()))
            .filter(limit -> !bound.isMoreThan(limit))
            .isPresent();
  }
}
