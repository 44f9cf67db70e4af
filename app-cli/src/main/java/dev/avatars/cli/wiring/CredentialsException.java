package dev.avatars.cli.wiring;

/** A provider was chosen whose key is missing or unusable; the sentence never repeats a key. */
public final class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CredentialsException(String sentence) {
    super(sentence);
  }

  CredentialsException(IllegalArgumentException unusable) {
    super(unusable.getMessage(), unusable);
  }
}
