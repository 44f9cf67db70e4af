package dev.avatars.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server of our own, of real binaries, that can be killed and started again. */
final class Server implements AutoCloseable {
  /** Kept, since a logger that nobody keeps forgets its level. */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("com.zaxxer.hikari"),
          Logger.getLogger("io.zonky.test"),
          Logger.getLogger("com.github.kagkarlsson"));

  private final Path files;
  private final int port;
  private EmbeddedPostgres running;

  private Server(Path files, int port) {
    this.files = files;
    this.port = port;
    this.running = started(files, port);
  }

  /** Starts a server that keeps its files in a folder. */
  static Server in(Path folder) {
    QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    return new Server(folder.resolve("server"), freePort());
  }

  /** The address of its one database. */
  String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  /** Kills all its processes at once, and starts it again on what they left. */
  void killAndRestart() {
    kill();
    close();
    running = started(files, port);
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private void kill() {
    ProcessHandle process = ProcessHandle.of(postmaster()).orElseThrow();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    process.onExit().join();
    all.forEach(child -> child.onExit().join());
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).get(0));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static EmbeddedPostgres started(Path files, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(files)
          .setCleanDataDirectory(false)
          .setPort(port)
          .setServerConfig("fsync", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Skips a test class by name where there are no binaries. */
  static final class Needed implements ExecutionCondition {
    private static final String PLATFORM =
        System.getProperty("os.name") + " " + System.getProperty("os.arch");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return PLATFORM.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")
          ? ConditionEvaluationResult.enabled("binaries for Linux amd64")
          : ConditionEvaluationResult.disabled(
              "missing: PostgreSQL's binaries for "
                  + PLATFORM
                  + "; here are those for Linux amd64");
    }
  }
}
