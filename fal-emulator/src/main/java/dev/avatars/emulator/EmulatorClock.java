package dev.avatars.emulator;

import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The time of an emulator. A virtual one passes when it is {@linkplain #advance advanced}, or when
 * somebody waits on an {@link #alarm}; on its way every job, webhook and expiry has its turn in
 * order. Thread-safe.
 *
 * <pre>{@code
 * fal.clock().advance(Duration.ofMinutes(10)); // jobs are done, webhooks delivered
 * }</pre>
 */
public final class EmulatorClock implements Timeline {
  private final Timeline base;
  private final Hands hands;
  private final Pulse pulse;
  private Runnable duties = () -> {};
  private UnaryOperator<Instant> nextStop = now -> Instant.MAX;

  EmulatorClock(Timeline base, Hands hands, Pulse pulse) {
    this.base = base;
    this.hands = hands;
    this.pulse = pulse;
  }

  /** Moves a clock that can be moved. */
  interface Hands {
    /** Moves on to a time that lies ahead. */
    void moveTo(Instant target);

    /** Of a clock that nobody can move. */
    static Hands none() {
      return target -> {
        throw new IllegalStateException("this emulator lives in a time that passes by itself");
      };
    }
  }

  /** Says what has to be done whenever time has moved, and when the next of it is due. */
  synchronized void drive(Runnable things, UnaryOperator<Instant> next) {
    duties = things;
    nextStop = next;
  }

  @Override
  public Instant instant() {
    return base.instant();
  }

  @Override
  public Alarm alarm() {
    Alarm alarm = base.alarm();
    return new Alarm() {
      @Override
      public void await(Instant until) throws InterruptedException {
        alarm.await(until);
        catchUp();
      }

      @Override
      public void ring() {
        alarm.ring();
      }
    };
  }

  @Override
  public Work work() {
    return base.work();
  }

  /**
   * Moves on by some time, from one due thing to the next.
   *
   * @param by zero or more
   * @throws IllegalArgumentException when it is negative
   * @throws IllegalStateException when this emulator lives in a time that passes by itself
   */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time: found " + by + "; allowed: zero or more");
    }
    Instant target = instant().plus(by);
    for (Instant now = instant(); now.isBefore(target); now = instant()) {
      Instant stop = nextStop().apply(now);
      reach(stop.isAfter(now) && stop.isBefore(target) ? stop : target);
      catchUp();
    }
  }

  /** Does what is due by now. */
  void catchUp() {
    duties().run();
    pulse.beat();
  }

  /** An alarm that leaves what is due alone. */
  Alarm bareAlarm() {
    return base.alarm();
  }

  private synchronized Runnable duties() {
    return duties;
  }

  private synchronized UnaryOperator<Instant> nextStop() {
    return nextStop;
  }

  private void reach(Instant target) {
    try {
      hands.moveTo(target);
    } catch (IllegalArgumentException past) {
      // somebody else has moved time further in between, which is just as good
      if (instant().isBefore(target)) {
        throw past;
      }
    }
  }
}
