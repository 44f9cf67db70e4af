package dev.avatars.domain.media;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 digest of some bytes: the name of a content, equal exactly when the bytes are.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  private static final int DIGITS = 64;

  public Sha256 {
    if (hex.length() != DIGITS || !hex.chars().allMatch(Sha256::isLowerHex)) {
      throw new IllegalArgumentException(
          "sha-256: found '" + hex + "'; allowed: 64 lower-case hexadecimal digits");
    }
  }

  /** The digest of these bytes. */
  public static Sha256 of(byte[] bytes) {
    return from(digester().digest(bytes));
  }

  /** A digest that was computed elsewhere, as its 32 bytes. */
  public static Sha256 from(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  /** A fresh SHA-256 computation, which every JDK has. */
  public static MessageDigest digester() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The first twelve digits, enough to tell files apart in a table. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
