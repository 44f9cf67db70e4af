package dev.avatars.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads request bodies as text. */
final class Bodies {
  /** An input with data addresses in it may be long, but not without end. */
  private static final int LONGEST = 96 << 20;

  private Bodies() {}

  static String text(RequestBody body) {
    try (InputStream bytes = body.open()) {
      return new String(bytes.readNBytes(LONGEST), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
