package dev.avatars.domain.quote;

import dev.avatars.domain.money.Money;
import java.util.Optional;

/** A caller's leave to spend. Every call that may spend takes one. */
public sealed interface Consent permits Approval, SpendLimit {
  /**
   * Why this consent does not cover a quote; empty when it does.
   *
   * @return one sentence without a final full stop
   */
  Optional<String> objection(Quote quote);

  /** The most that may be spent under it. */
  Money most();
}
