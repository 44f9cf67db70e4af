package dev.avatars.jdbc;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link StoreProcess} from its parent's side. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader replies;
  private final BufferedWriter orders;

  private Child(Process process) {
    this.process = process;
    this.replies = process.inputReader(StandardCharsets.UTF_8);
    this.orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a program on a file and waits until it has opened it. */
  static Child on(Path file) {
    try {
      Child child =
          new Child(
              new ProcessBuilder(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Xmx128m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      StoreProcess.class.getName(),
                      file.toString())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start());
      child.requireReady();
      return child;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Tells it what to do, without waiting. */
  Child told(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      return this;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Waits for its next line. */
  String heard() {
    try {
      return String.valueOf(replies.readLine());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Kills it as the operating system does, without a chance to clean up. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.toHandle().onExit().join();
  }

  private void requireReady() {
    String line = heard();
    if (!line.equals("ready")) {
      close();
      throw new IllegalStateException("child: found '" + line + "'; allowed: ready");
    }
  }
}
