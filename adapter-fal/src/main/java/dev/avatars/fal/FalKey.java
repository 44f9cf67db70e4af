package dev.avatars.fal;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A secret key of fal, in the form {@code <key id>:<key secret>}.
 *
 * <p>Its text comes out only towards fal; {@link #toString} hides it. Immutable.
 *
 * <pre>{@code
 * Optional<FalKey> key = FalKey.from(System.getenv());
 * }</pre>
 */
public final class FalKey {
  private static final int LONGEST = 512;
  private static final String HIDDEN = "***";
  private static final String ALLOWED = "allowed: '<key id>:<key secret>' in visible ASCII";

  private final String text;

  private FalKey(String text) {
    this.text = text;
  }

  /**
   * A key from its text; white space around it is dropped.
   *
   * @throws IllegalArgumentException for a text that is no key; the message does not repeat it
   */
  public static FalKey parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST || !trimmed.chars().allMatch(FalKey::isVisible)) {
      throw new IllegalArgumentException(
          "fal key: found " + trimmed.length() + " characters, some not visible; " + ALLOWED);
    }
    int colon = trimmed.indexOf(':');
    if (colon < 1 || colon == trimmed.length() - 1) {
      throw new IllegalArgumentException("fal key: found one without its two parts; " + ALLOWED);
    }
    return new FalKey(trimmed);
  }

  /**
   * The key of an environment: {@code FAL_KEY}, else {@code FAL_KEY_ID} and {@code FAL_KEY_SECRET}
   * joined, as fal's own clients read it. Blank counts as absent.
   *
   * @throws IllegalArgumentException when what is there is no key
   */
  public static Optional<FalKey> from(Map<String, String> environment) {
    return entry(environment, "FAL_KEY").or(() -> joined(environment)).map(FalKey::parse);
  }

  private static Optional<String> joined(Map<String, String> environment) {
    return entry(environment, "FAL_KEY_ID")
        .flatMap(id -> entry(environment, "FAL_KEY_SECRET").map(secret -> id + ":" + secret));
  }

  static Optional<String> entry(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** What stands in the authorization header. */
  String authorization() {
    return "Key " + text;
  }

  /** A text in which this key, whole or its secret part, can no longer be read. */
  String hiddenIn(String other) {
    String secret = text.substring(text.indexOf(':') + 1);
    String hidden = requireNonNull(other, "text").replace(text, HIDDEN);
    // A short secret would blank out ordinary words; a real one has dozens of characters.
    return secret.length() < 8 ? hidden : hidden.replace(secret, HIDDEN);
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "FalKey[hidden]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FalKey key && key.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static boolean isVisible(int c) {
    return c > ' ' && c < 0x7f;
  }
}
