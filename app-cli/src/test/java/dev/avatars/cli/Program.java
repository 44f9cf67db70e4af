package dev.avatars.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A class of this class path as a program of its own, which can be killed. */
final class Program implements AutoCloseable {
  /** The exit code of a program that was killed. */
  static final int KILLED = 137;

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /**
   * Starts it. What it prints goes into files, since pipes are closed by a kill.
   *
   * @param out where standard output goes; standard error goes beside it
   */
  static Program started(
      Class<?> main, List<String> words, Map<String, String> environment, Path out) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(Redirect.appendTo(Path.of(out + ".err").toFile()));
    builder.environment().putAll(environment);
    try {
      return new Program(builder.start());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Whether it has ended, after waiting for it no longer than this. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The exit code, once it has ended. */
  int code() {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Asks it to end, as a service manager does; its handle's other way to ask would close pipes. */
  void end() {
    process.toHandle().destroy();
  }

  /** Kills it as the operating system does, without a chance to clean up. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.toHandle().onExit().join();
  }
}
