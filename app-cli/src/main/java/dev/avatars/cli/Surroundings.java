package dev.avatars.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Everything a run takes from its process, so that a test can give it another one.
 *
 * @param environment the environment variables
 * @param properties the system properties
 * @param folder the working directory
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for everything meant for people
 * @param interrupts where to say what is to happen when the user interrupts the run
 */
record Surroundings(
    Map<String, String> environment,
    Map<String, String> properties,
    Path folder,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Interrupts interrupts) {
  /** Set by the launcher: which of {@code in}, {@code out} and {@code err} are terminals. */
  static final String TERMINALS = "avatar.terminals";

  /** Set by the launcher: how wide the terminal is. */
  static final String COLUMNS = "avatar.columns";

  private static final int USUAL_COLUMNS = 80;

  static Surroundings ofThisProcess(Interrupts interrupts) {
    return new Surroundings(
        System.getenv(),
        Map.of(
            TERMINALS,
            System.getProperty(TERMINALS, ""),
            COLUMNS,
            System.getProperty(COLUMNS, ""),
            "user.home",
            System.getProperty("user.home", "."),
            "os.name",
            System.getProperty("os.name", "unknown"),
            "os.arch",
            System.getProperty("os.arch", "unknown"),
            "java.version",
            System.getProperty("java.version", "unknown"),
            "java.io.tmpdir",
            System.getProperty("java.io.tmpdir", "."),
            "native.encoding",
            System.getProperty("native.encoding", "unknown")),
        Path.of("").toAbsolutePath(),
        System.in,
        System.out,
        System.err,
        interrupts);
  }

  boolean isTerminal(String stream) {
    return Arrays.asList(property(TERMINALS).split(",")).contains(stream);
  }

  /** Whether a line of a terminal can be drawn over. */
  boolean isRedrawable() {
    return isTerminal("err") && !isDumb();
  }

  /** How wide a line may be. */
  int columns() {
    String columns = property(COLUMNS);
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
  }

  /** Whether the user wants no color, or the terminal has none. */
  boolean isPlain() {
    return !variable("NO_COLOR").isEmpty() || isDumb();
  }

  /** Whether more than ASCII can be printed. */
  boolean isUnicode() {
    return property("native.encoding").toUpperCase(Locale.ROOT).startsWith("UTF") && !isDumb();
  }

  /** An environment variable, or an empty text. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  /** A path as the user wrote it, seen from the working directory. */
  Path resolve(String path) {
    return folder.resolve(path);
  }

  private boolean isDumb() {
    return variable("TERM").equals("dumb");
  }
}
