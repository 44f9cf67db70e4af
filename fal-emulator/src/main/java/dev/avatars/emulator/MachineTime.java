package dev.avatars.emulator;

import dev.avatars.ports.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The machine's own clock, to the microsecond: the one place here where real time enters. */
final class MachineTime implements Timeline {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Alarm alarm() {
    return new MachineAlarm();
  }

  private final class MachineAlarm implements Alarm {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean rung;

    @Override
    public void await(Instant until) throws InterruptedException {
      lock.lock();
      try {
        long left = nanosUntil(until);
        while (!rung && left > 0) {
          left = Math.min(changed.awaitNanos(left), nanosUntil(until));
        }
        rung = false;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void ring() {
      lock.lock();
      try {
        rung = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private long nanosUntil(Instant until) {
      Instant now = instant();
      return until.isAfter(now.plus(LONGEST))
          ? LONGEST.toNanos()
          : Duration.between(now, until).toNanos();
    }
  }
}
