package dev.avatars.domain.batch;

import dev.avatars.domain.request.Label;

/**
 * What a batch is called. Its jobs carry it as a label, so that lists, the ledger and budgets know
 * them.
 *
 * @param value 1 to 58 letters, digits, dots, hyphens, underscores, colons and equal signs, not
 *     dots alone
 */
public record BatchName(String value) {
  private static final String PREFIX = "batch:";
  private static final int LONGEST = 58;

  public BatchName {
    if (value.isEmpty() || value.length() > LONGEST || !isLabel(value) || isDots(value)) {
      throw new IllegalArgumentException(
          "batch name: found '"
              + value
              + "'; allowed: 1 to 58 letters, digits, dots, hyphens, underscores, colons and equal"
              + " signs, not dots alone");
    }
  }

  /** The mark of the batch's jobs, such as {@code batch:spring}. */
  public Label label() {
    return new Label(PREFIX + value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** A folder is called like the batch, and those names lead elsewhere. */
  private static boolean isDots(String text) {
    return text.chars().allMatch(c -> c == '.');
  }

  private static boolean isLabel(String text) {
    try {
      return new Label(text).value().equals(text);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
