package dev.avatars.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that can be read from the emulator.
 *
 * @param contentType the declared type
 * @param bytes where its bytes are
 * @param expires when it is gone; empty for never
 * @param strangers what readers without a token are told
 */
record StoredFile(
    String contentType, Bytes bytes, Optional<Instant> expires, Lifecycle.Strangers strangers) {
  /** Where bytes are. */
  interface Bytes {
    long size() throws IOException;

    /** The bytes from a position on. */
    InputStream open(long from) throws IOException;
  }

  boolean isThereAt(Instant now) {
    return expires.map(now::isBefore).orElse(true);
  }
}
