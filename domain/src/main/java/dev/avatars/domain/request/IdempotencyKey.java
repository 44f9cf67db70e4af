package dev.avatars.domain.request;

/**
 * The caller's name of a wish: the same key with the same inputs is the same job, with other inputs
 * a conflict.
 *
 * @param value 1 to 128 printable ASCII characters without spaces
 */
public record IdempotencyKey(String value) {
  private static final int LONGEST = 128;

  public IdempotencyKey {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "key: found '" + value + "'; allowed: 1 to 128 printable ASCII characters, no spaces");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
