package dev.avatars.domain.failure;

import static java.util.Objects.requireNonNull;

/**
 * One reason why a request cannot be: the field, what was found there, and what is allowed.
 *
 * @param field the input it is about, such as {@code speech}
 * @param found what was given
 * @param allowed what would be accepted
 */
public record Violation(String field, String found, String allowed) {
  public Violation {
    requireNonNull(field, "field");
    requireNonNull(found, "found");
    requireNonNull(allowed, "allowed");
  }

  /** One sentence, such as {@code speech: found 0.5 s; allowed: 2 to 300 s}. */
  @Override
  public String toString() {
    return field + ": found " + found + "; allowed: " + allowed;
  }
}
