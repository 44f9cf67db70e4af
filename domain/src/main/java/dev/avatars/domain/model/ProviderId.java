package dev.avatars.domain.model;

/**
 * The name of a provider, such as {@code fal} or {@code fake}.
 *
 * @param value 1 to 64 lower-case letters, digits, dots and hyphens
 */
public record ProviderId(String value) {
  private static final int LONGEST = 64;

  public ProviderId {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(ProviderId::isAllowed)) {
      throw new IllegalArgumentException(
          "provider: found '"
              + value
              + "'; allowed: 1 to 64 lower-case letters, digits, dots and hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }
}
