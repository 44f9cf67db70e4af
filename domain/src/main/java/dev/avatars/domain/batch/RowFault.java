package dev.avatars.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.avatars.domain.failure.Violation;

/**
 * One reason why a row cannot be made.
 *
 * @param line the line of the manifest on which the row begins; 1 or more
 * @param violation the column, what was found there, and what is allowed
 */
public record RowFault(int line, Violation violation) {
  public RowFault {
    requireNonNull(violation, "violation");
    if (line < 1) {
      throw new IllegalArgumentException("line: found " + line + "; allowed: 1 or more");
    }
  }

  /** A fault of a column. */
  public static RowFault of(int line, String column, String found, String allowed) {
    return new RowFault(line, new Violation(column, found, allowed));
  }

  /** One sentence, such as {@code line 3, tier: found 'gold'; allowed: standard or pro}. */
  @Override
  public String toString() {
    return "line " + line + ", " + violation;
  }
}
