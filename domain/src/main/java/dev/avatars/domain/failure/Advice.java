package dev.avatars.domain.failure;

import static java.util.Objects.requireNonNull;

/**
 * Something worth knowing before spending that does not forbid it.
 *
 * @param field the input it is about
 * @param sentence what to know, without a final full stop
 */
public record Advice(String field, String sentence) {
  public Advice {
    requireNonNull(field, "field");
    requireNonNull(sentence, "sentence");
  }

  @Override
  public String toString() {
    return field + ": " + sentence;
  }
}
