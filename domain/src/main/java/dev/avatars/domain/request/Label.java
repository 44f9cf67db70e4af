package dev.avatars.domain.request;

/**
 * A mark on a job, for lists, budgets and the ledger, such as {@code spring-campaign}.
 *
 * @param value 1 to 64 letters, digits, dots, hyphens, underscores, colons and equal signs
 */
public record Label(String value) {
  private static final int LONGEST = 64;

  public Label {
    if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(Label::isAllowed)) {
      throw new IllegalArgumentException(
          "label: found '"
              + value
              + "'; allowed: 1 to 64 letters, digits, dots, hyphens, underscores, colons and equal"
              + " signs");
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isAllowed(int c) {
    return Character.isLetterOrDigit(c) || "-_.:=".indexOf(c) >= 0;
  }
}
