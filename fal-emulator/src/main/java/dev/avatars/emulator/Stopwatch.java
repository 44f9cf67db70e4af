package dev.avatars.emulator;

import java.time.Duration;

/** Real time between two moments, for what the other side of a connection waits for. */
final class Stopwatch {
  private long since = System.nanoTime();

  void restart() {
    since = System.nanoTime();
  }

  boolean hasRun(Duration time) {
    return System.nanoTime() - since >= time.toNanos();
  }
}
