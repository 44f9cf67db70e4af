package dev.avatars.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the log silent unless the user asks to read it. */
final class Logs {
  /** What asks for it. */
  static final String VARIABLE = "AVATAR_LOG";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "", Level.OFF,
          "off", Level.OFF,
          "warn", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.FINE);

  /** Held, since the log manager would forget a level that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /**
   * Prints to standard error what {@code AVATAR_LOG} asks for.
   *
   * @throws CliException when it asks for something unknown
   */
  static void configure(Surroundings surroundings) {
    Level level = level(surroundings.variable(VARIABLE));
    LogManager.getLogManager().reset();
    ROOT.setLevel(level);
    if (!level.equals(Level.OFF)) {
      Handler handler = new Lines(surroundings.err());
      handler.setLevel(level);
      handler.setFormatter(new Line(level));
      ROOT.addHandler(handler);
    }
  }

  /** Whether details such as stack traces are wanted. */
  static boolean isDetailed(Surroundings surroundings) {
    return surroundings.variable(VARIABLE).toLowerCase(Locale.ROOT).equals("debug");
  }

  private static Level level(String wanted) {
    return Optional.ofNullable(LEVELS.get(wanted.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.BAD_SETUP,
                    VARIABLE + ": found '" + wanted + "'; allowed: off, warn, info, debug"));
  }

  /** A throwable in full, for those who asked for details. */
  static String details(Throwable fault) {
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static final class Lines extends Handler {
    private final PrintStream err;

    Lines(PrintStream err) {
      this.err = err;
    }

    @Override
    public void publish(LogRecord entry) {
      if (isLoggable(entry)) {
        err.print(getFormatter().format(entry));
      }
    }

    @Override
    public void flush() {
      err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }

  /** One line for each entry; what was thrown in full only for those who debug. */
  private static final class Line extends Formatter {
    private final Level level;

    Line(Level level) {
      this.level = level;
    }

    @Override
    public String format(LogRecord entry) {
      String name = entry.getLevel().getName().toLowerCase(Locale.ROOT);
      String line = "log " + name + ": " + formatMessage(entry);
      Optional<Throwable> thrown = Optional.ofNullable(entry.getThrown());
      String words = thrown.map(fault -> " (" + fault + ")").orElse("");
      String details = level.equals(Level.FINE) ? thrown.map(Logs::details).orElse("") : "";
      return line + words + System.lineSeparator() + details;
    }
  }
}
