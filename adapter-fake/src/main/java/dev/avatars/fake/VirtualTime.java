package dev.avatars.fake;

import dev.avatars.ports.Timeline.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Time that passes only because somebody waits for it, or sets it.
 *
 * <p>It moves to the earliest time that is waited for, stops at everything that happens on the way,
 * and never runs ahead of the {@link Happenings}' ceiling. While a thread that was woken is still
 * at work, time stands still for the others, as it would in a world where work takes none.
 */
final class VirtualTime implements WorldTime {
  /** How long a waiting thread looks away from threads at work; real milliseconds. */
  private static final long GLANCE_MILLIS = 1;

  private final Object lock = new Object();
  private final Happenings happenings;
  private final List<VirtualAlarm> waiting = new ArrayList<>();
  private final Sleepers sleepers = new Sleepers();
  private Instant now;
  private boolean ended;

  VirtualTime(Instant start, Happenings happenings) {
    this.now = start;
    this.happenings = happenings;
  }

  Instant now() {
    synchronized (lock) {
      return now;
    }
  }

  Alarm alarm() {
    return new VirtualAlarm();
  }

  /** Moves to a later time as soon as what holds time back has let it pass. */
  void reach(Instant target) throws InterruptedException {
    synchronized (lock) {
      requireNotBefore(target);
      moveTo(target);
      while (now.isBefore(target)) {
        lock.wait();
        requireRunning();
        moveTo(target);
      }
    }
  }

  /** Wakes everybody who waits: there will be no more time. */
  void end() {
    synchronized (lock) {
      ended = true;
      lock.notifyAll();
    }
  }

  @Override
  public <T> T at(Function<Instant, T> action) {
    synchronized (lock) {
      T result = action.apply(now);
      happenings.catchUp(now);
      lock.notifyAll();
      return result;
    }
  }

  @Override
  public void stirred() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  /** Moves towards a time, from event to event, as far as time may run at present. */
  private void moveTo(Instant target) {
    Instant reached = earlier(stop(target), happenings.ceiling());
    while (reached.isAfter(now)) {
      now = reached;
      happenings.catchUp(now);
      lock.notifyAll();
      reached = earlier(stop(target), happenings.ceiling());
    }
  }

  private Instant stop(Instant target) {
    return happenings.next().filter(target::isAfter).orElse(target);
  }

  private Instant firstAwaited() {
    return waiting.stream()
        .map(alarm -> alarm.until)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private void requireNotBefore(Instant target) {
    if (target.isBefore(now)) {
      throw new IllegalArgumentException(
          "time: found " + target + "; allowed: " + now + " or later, time does not run backwards");
    }
  }

  private void requireRunning() {
    if (ended) {
      throw new IllegalStateException("the world has been closed; its time has ended");
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** One thread's waiting; its fields are guarded by the lock. */
  private final class VirtualAlarm implements Alarm {
    private Instant until = Instant.MIN;
    private boolean rung;

    @Override
    public void await(Instant wanted) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      synchronized (lock) {
        begin(wanted);
        try {
          sleep();
        } finally {
          finish();
        }
      }
    }

    @Override
    public void ring() {
      synchronized (lock) {
        rung = true;
        lock.notifyAll();
      }
    }

    private void begin(Instant wanted) {
      until = wanted;
      waiting.add(this);
      sleepers.fellAsleep(Thread.currentThread());
    }

    private void sleep() throws InterruptedException {
      while (!isOver()) {
        requireRunning();
        boolean isItsTurn = until.equals(firstAwaited());
        boolean othersWork = isItsTurn && sleepers.isAnyoneAtWork();
        if (isItsTurn && !othersWork) {
          moveTo(until);
        }
        if (!isOver()) {
          lock.wait(othersWork ? GLANCE_MILLIS : 0);
        }
      }
    }

    private void finish() {
      rung = false;
      waiting.remove(this);
      sleepers.wokeUp(Thread.currentThread());
      lock.notifyAll();
    }

    private boolean isOver() {
      return rung || !until.isAfter(now);
    }
  }
}
