package dev.avatars.fake;

import java.time.Instant;
import java.util.function.Function;

/** The time a world's provider lives in. Thread-safe. */
interface WorldTime {
  /**
   * Does something at one moment: what was due by then has happened before, nothing else happens
   * meanwhile, and what becomes due by it happens right after.
   */
  <T> T at(Function<Instant, T> action);

  /** Tells that something went on which time may be waiting for. */
  void stirred();
}
