package dev.avatars.fake;

import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a fake world. It does not pass by itself: it passes while somebody waits on an {@link
 * #alarm}, at once and without real waiting, or when a test {@linkplain #advance advances} it.
 *
 * <p>While a video is really being rendered, time does not run ahead of it: a job that takes from
 * 12:00 to 12:04 lets the clock pass 12:01 when a quarter of its frames are there. A progress bar
 * that follows this clock therefore moves with the real work, and what is seen at a given time is
 * always the same.
 *
 * <p>Several threads may wait: time moves to the earliest time that is waited for, and stands still
 * while {@link #work} is going on. Thread-safe.
 *
 * <pre>{@code
 * world.clock().advance(Duration.ofMinutes(10)); // whatever was submitted is done now
 * }</pre>
 */
public final class FakeClock implements Timeline {
  private final VirtualTime time;

  FakeClock(VirtualTime time) {
    this.time = time;
  }

  @Override
  public Instant instant() {
    return time.instant();
  }

  /**
   * A new alarm. An alarm set to {@link Instant#MAX} waits for a ring and moves no time; so should
   * whoever has nothing to do.
   */
  @Override
  public Alarm alarm() {
    return time.alarm();
  }

  /** Says that work is going on: no wait moves time until the answer is closed. */
  @Override
  public Work work() {
    return time.work();
  }

  /**
   * Moves on by some time, whoever waits or works; answers when it is reached, which takes as long
   * as what has to be rendered by then.
   *
   * @param by zero or more
   * @throws IllegalArgumentException when it is negative
   * @throws IllegalStateException when the calling thread is interrupted, or the world closed
   */
  public void advance(Duration by) {
    set(instant().plus(by));
  }

  /**
   * Moves on to a time, whoever waits or works; answers when it is reached, which takes as long as
   * what has to be rendered by then.
   *
   * @param to the present or later
   * @throws IllegalArgumentException when it lies in the past
   * @throws IllegalStateException when the calling thread is interrupted, or the world closed
   */
  public void set(Instant to) {
    try {
      time.reach(to);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while time moved on to " + to, interrupted);
    }
  }
}
