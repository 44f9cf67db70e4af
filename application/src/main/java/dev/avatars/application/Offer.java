package dev.avatars.application;

import dev.avatars.domain.failure.Violation;
import dev.avatars.domain.model.AvatarModel;
import dev.avatars.domain.money.Money;
import java.util.List;

/**
 * What one model would charge for some media, and why it would refuse them if it would.
 *
 * @param model the model
 * @param expected the likely amount
 * @param upperBound the most it can be
 * @param violations why it would refuse; empty when it fits
 */
public record Offer(
    AvatarModel model, Money expected, Money upperBound, List<Violation> violations) {
  public Offer {
    violations = List.copyOf(violations);
  }

  /** Whether the model would take the request. */
  public boolean fits() {
    return violations.isEmpty();
  }
}
