package dev.avatars.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything a run takes from its process, so that a test can give it another one.
 *
 * @param environment the environment variables
 * @param properties the system properties
 * @param folder the working directory
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for everything meant for people
 * @param onInterrupt registers what is to be done when the user interrupts the run
 */
record Surroundings(
    Map<String, String> environment,
    Map<String, String> properties,
    Path folder,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Consumer<Runnable> onInterrupt) {
  /** Set by the launcher: which of {@code in}, {@code out} and {@code err} are terminals. */
  private static final String TERMINALS = "avatar.terminals";

  private static final String COLUMNS = "avatar.columns";
  private static final int USUAL_COLUMNS = 80;

  static Surroundings ofThisProcess() {
    return new Surroundings(
        System.getenv(),
        Map.of(
            TERMINALS,
            System.getProperty(TERMINALS, System.console() == null ? "" : "in,out,err"),
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
            System.getProperty("java.io.tmpdir", ".")),
        Path.of("").toAbsolutePath(),
        System.in,
        System.out,
        System.err,
        task -> Runtime.getRuntime().addShutdownHook(new Thread(task, "avatar-interrupt")));
  }

  boolean isTerminal(String stream) {
    return property(TERMINALS).contains(stream);
  }

  /** How wide a line may be. */
  int columns() {
    String columns = property(COLUMNS);
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
  }

  /** Whether the user wants no color, or the terminal has none. */
  boolean isPlain() {
    return !environment.getOrDefault("NO_COLOR", "").isEmpty()
        || environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether more than ASCII can be printed. */
  boolean isUnicode() {
    return Charset.defaultCharset().name().startsWith("UTF")
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  /** A path as the user wrote it, seen from the working directory. */
  Path resolve(String path) {
    return folder.resolve(path);
  }
}
