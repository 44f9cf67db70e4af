package dev.avatars.ports;

import java.util.Set;

/**
 * What a provider can do beyond the necessary.
 *
 * @param all the capabilities
 */
public record Capabilities(Set<Capability> all) {
  /** One thing a provider may be able to do. */
  public enum Capability {
    /** Submitting costs real money. */
    PAID,
    /** A job that waits can be cancelled. */
    CANCELS_QUEUED,
    /** A job that is being rendered can be stopped. */
    CANCELS_RENDERING,
    /** A submit whose reply was lost can be found again. */
    FINDS_LOST_SUBMITS,
    /** Two submits with the same key are one job. */
    DEDUPLICATES_BY_KEY,
    /** What was billed can be asked. */
    TELLS_BILLED_COST
  }

  public Capabilities {
    all = Set.copyOf(all);
  }

  /** Exactly these. */
  public static Capabilities of(Capability... capabilities) {
    return new Capabilities(Set.of(capabilities));
  }

  /** Whether a capability is declared. */
  public boolean has(Capability capability) {
    return all.contains(capability);
  }
}
