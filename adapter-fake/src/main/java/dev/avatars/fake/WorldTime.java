package dev.avatars.fake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** The time a world's provider lives in. Thread-safe. */
interface WorldTime extends InstantSource {
  /** Lets these things happen as time goes by; said once, before anything else. */
  void drive(Happenings happenings);

  /**
   * Does something at one moment: what was due by then has happened before, nothing else happens
   * meanwhile, and what becomes due by it happens right after.
   *
   * @throws IllegalStateException when the world has been closed
   */
  <T> T at(Function<Instant, T> action);

  /** Tells that something went on which time may be waiting for. */
  void stirred();

  /** There is no more time: the world is closed, and whoever waits is told so. */
  void end();
}
