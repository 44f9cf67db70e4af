package dev.avatars.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Keeps the log quiet unless the user wants to read it. */
final class Logs {
  /** Held, since the log manager would forget a level that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /** Shows warnings, or whatever {@code AVATAR_LOG} asks for: {@code info}, {@code debug}. */
  static void configure(Surroundings surroundings) {
    Level level =
        switch (surroundings.environment().getOrDefault("AVATAR_LOG", "")) {
          case "info" -> Level.INFO;
          case "debug" -> Level.FINE;
          default -> Level.WARNING;
        };
    LogManager.getLogManager().reset();
    Handler handler = new ConsoleHandler();
    handler.setLevel(level);
    ROOT.addHandler(handler);
    ROOT.setLevel(level);
  }
}
