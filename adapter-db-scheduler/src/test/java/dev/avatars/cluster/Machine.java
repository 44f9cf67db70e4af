package dev.avatars.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link WorkerProcess} from its parent's side. What it says is in a file, never in a pipe. */
final class Machine implements AutoCloseable {
  private final Process process;

  private Machine(Process process) {
    this.process = process;
  }

  static Machine start(Site site, String name) {
    try {
      return new Machine(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx192m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerProcess.class.getName(),
                  site.url(),
                  site.fal().toString(),
                  site.folder().toString(),
                  name)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(site.folder().resolve(name + ".log").toFile()))
              .start());
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Lets it work for a while; it must not end by itself. */
  void work(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("a worker ended by itself with " + process.exitValue());
    }
  }

  /** Stops it where it stands; it knows nothing of it. */
  void freeze() {
    signal("STOP");
  }

  /** Lets it go on as if nothing had been. */
  void wake() {
    signal("CONT");
  }

  /** Kills it as the operating system does, without a chance to clean up. */
  @Override
  public void close() {
    process.toHandle().destroyForcibly();
    process.toHandle().onExit().join();
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("kill -" + name + " ended with " + code);
      }
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
