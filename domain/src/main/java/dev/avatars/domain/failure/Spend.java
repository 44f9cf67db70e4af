package dev.avatars.domain.failure;

/** Whether a failure may have cost money. */
public enum Spend {
  /** Nothing was or will be billed. */
  NONE("nothing was spent"),
  /** It may have been billed; nobody knows yet. */
  POSSIBLE("money may have been spent"),
  /** It was billed, or will be. */
  CERTAIN("money was spent");

  private final String words;

  Spend(String words) {
    this.words = words;
  }

  /** The state in words, such as {@code nothing was spent}. */
  public String words() {
    return words;
  }
}
