package dev.avatars.fal;

import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps the JDK from writing requests, with the key among their headers, into a log.
 *
 * <p>{@code HttpURLConnection} logs every header it sends as soon as its logger, or the root
 * logger, is set to FINE. Nothing else of the JDK's logging is touched.
 */
final class QuietWire {
  private static final String WIRE = "sun.net.www.protocol.http.HttpURLConnection";

  /**
   * What sets level and filter. Held for ever: the JDK's own logger shares both with the one that
   * is known by this name when it is asked for, and a logger that nobody holds is forgotten.
   */
  private static final Logger HELD = Logger.getLogger(WIRE);

  /** The logger that the JDK itself writes to, whatever stands behind it. */
  private static final System.Logger WRITTEN =
      System.LoggerFinder.getLoggerFinder().getLogger(WIRE, HttpURLConnection.class.getModule());

  private QuietWire() {}

  /** Whether no header is written; makes it so where it can. */
  static boolean isQuiet() {
    if (!(HELD.getFilter() instanceof Coarse)) {
      HELD.setFilter(new Coarse(Optional.ofNullable(HELD.getFilter())));
    }
    if (isLoud()) {
      HELD.setLevel(Level.INFO);
    }
    return !isLoud();
  }

  private static boolean isLoud() {
    return WRITTEN.isLoggable(System.Logger.Level.DEBUG);
  }

  /** Lets through what is no detail of a request, and of that what another filter lets through. */
  private record Coarse(Optional<Filter> other) implements Filter {
    @Override
    public boolean isLoggable(LogRecord entry) {
      return entry.getLevel().intValue() >= Level.INFO.intValue()
          && other.map(filter -> filter.isLoggable(entry)).orElse(true);
    }
  }
}
