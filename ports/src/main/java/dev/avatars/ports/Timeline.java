package dev.avatars.ports;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The one source of time: what it is now, and waiting.
 *
 * <p>In production it is the machine's clock; in a fake world waiting is what makes time pass.
 * Thread-safe.
 */
public interface Timeline extends InstantSource {
  /** A new alarm for one waiting thread. */
  Alarm alarm();

  /**
   * Says that work is going on until the answer is closed. A fake clock stands still meanwhile; a
   * real one does not care.
   */
  default Work work() {
    return () -> {};
  }

  /** Work that is going on. */
  interface Work extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for a time or a ring, whichever comes first. */
  interface Alarm {
    /**
     * Waits until a time has come or {@link #ring} was called since the last wait. {@link
     * Instant#MAX} waits for a ring alone.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void await(Instant until) throws InterruptedException;

    /** Ends the present wait, or the next one if nobody waits; callable from any thread. */
    void ring();
  }
}
