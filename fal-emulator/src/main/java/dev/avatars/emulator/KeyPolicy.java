package dev.avatars.emulator;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Which keys an emulator accepts. A key is {@code Key <id>:<secret>}; any text of that form will do
 * in tests.
 *
 * @param rule how it decides
 * @param keys the keys that may call models, for {@link Rule#LISTED}
 * @param adminKeys the keys that may also see bills, for {@link Rule#LISTED}
 */
public record KeyPolicy(Rule rule, Set<String> keys, Set<String> adminKeys) {
  /** How an emulator decides about a key. */
  public enum Rule {
    /** Nobody is asked for a key. */
    NOT_ASKED,
    /** Every key of the right form may do everything. */
    WELL_FORMED,
    /** Only listed keys. */
    LISTED
  }

  public KeyPolicy {
    requireNonNull(rule, "rule");
    keys = Set.copyOf(keys);
    adminKeys = Set.copyOf(adminKeys);
  }

  /** Nobody is asked for a key. */
  public static KeyPolicy notAsked() {
    return new KeyPolicy(Rule.NOT_ASKED, Set.of(), Set.of());
  }

  /** Every key of the form {@code id:secret} will do; the default. */
  public static KeyPolicy wellFormed() {
    return new KeyPolicy(Rule.WELL_FORMED, Set.of(), Set.of());
  }

  /**
   * Only these keys.
   *
   * @param keys those that may call models
   * @param adminKeys those that may also see bills
   */
  public static KeyPolicy listed(Set<String> keys, Set<String> adminKeys) {
    return new KeyPolicy(Rule.LISTED, keys, adminKeys);
  }

  /** The number of keys, not the keys. */
  @Override
  public String toString() {
    return "KeyPolicy[" + rule + ", " + (keys.size() + adminKeys.size()) + " keys]";
  }
}
