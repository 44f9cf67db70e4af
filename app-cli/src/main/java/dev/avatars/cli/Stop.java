package dev.avatars.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether somebody has asked a run to end. Who asks is kept until it has ended, or for two minutes,
 * since the process is gone as soon as nobody keeps it. Thread-safe.
 */
final class Stop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Interrupts.Registration registration = () -> {};

  private Stop() {}

  /** What the user's interrupts ask for from now on, until this is closed. */
  static Stop on(Interrupts interrupts) {
    Stop stop = new Stop();
    stop.registration = interrupts.during(stop::ask);
    return stop;
  }

  boolean isAskedFor() {
    return asked.getCount() == 0;
  }

  /** Waits for it, a second at most. */
  boolean comesWithinASecond() throws InterruptedException {
    return asked.await(1, TimeUnit.SECONDS);
  }

  /** The run has ended. */
  @Override
  public void close() {
    ended.countDown();
    registration.close();
  }

  private void ask() {
    asked.countDown();
    try {
      var unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
