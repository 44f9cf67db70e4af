package dev.avatars.fal;

import java.io.IOException;

/** The JDK would write the key into a log, and cannot be kept from it; nothing was sent. */
final class LoudWireException extends IOException {
  private static final long serialVersionUID = 1L;

  LoudWireException() {
    super(
        "log: found sun.net.www.protocol.http.HttpURLConnection at DEBUG, where the key would be"
            + " written; allowed: INFO or less");
  }
}
