package dev.avatars.fal;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the JDK from writing requests, with the key among their headers, into a log.
 *
 * <p>{@code HttpURLConnection} logs every header it sends as soon as its logger, or the root
 * logger, is set to FINE. Nothing else of the JDK's logging is touched.
 */
final class QuietWire {
  private static final String WIRE = "sun.net.www.protocol.http.HttpURLConnection";

  // The JDK forgets the level of a logger that nobody holds.
  private final Logger wire;

  private QuietWire(Logger wire) {
    this.wire = wire;
  }

  /** Quiet as long as the answer is held. */
  static QuietWire begin() {
    Logger wire = Logger.getLogger(WIRE);
    wire.setLevel(Level.INFO);
    return new QuietWire(wire);
  }

  /** Whether it still is: somebody may have changed the level since. */
  boolean isQuiet() {
    return !wire.isLoggable(Level.FINE);
  }
}
