package dev.avatars.domain.model;

/**
 * The name of a model in our catalogue, such as {@code kling-avatar-v2-pro}.
 *
 * @param value 1 to 64 lower-case letters, digits, dots and hyphens
 */
public record ModelId(String value) {
  private static final int LONGEST = 64;

  public ModelId {
    if (value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(ModelId::isAllowed)) {
      throw new IllegalArgumentException(
          "model: found '"
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
