package dev.avatars.domain.model;

import java.util.Locale;

/** How good, and how dear, a video is to be. */
public enum Tier {
  /** The cheaper class, about 720p. */
  STANDARD,
  /** The better class, about 1080p. */
  PRO;

  /**
   * Reads a tier's name in any case.
   *
   * @throws IllegalArgumentException naming the tiers there are
   */
  public static Tier parse(String name) {
    for (Tier tier : values()) {
      if (tier.label().equals(name.toLowerCase(Locale.ROOT))) {
        return tier;
      }
    }
    throw new IllegalArgumentException("tier: found '" + name + "'; allowed: standard, pro");
  }

  /** The lower-case name that people type. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
