package dev.avatars.emulator;

import java.util.concurrent.TimeUnit;

/** Wakes those who wait for time to have moved. Thread-safe. */
final class Pulse {
  private long beats;
  private boolean stopped;

  synchronized void beat() {
    beats++;
    notifyAll();
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }

  synchronized long count() {
    return beats;
  }

  /** Waits for a beat after the given one, or so long in real time, or the end. */
  synchronized void await(long seen, long mostMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMillis);
    try {
      long left = mostMillis;
      while (beats == seen && !stopped && left > 0) {
        wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
