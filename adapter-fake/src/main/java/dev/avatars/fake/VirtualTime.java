package dev.avatars.fake;

import dev.avatars.ports.Timeline.Alarm;
import dev.avatars.ports.Timeline.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Time that passes only because somebody waits for it, or sets it.
 *
 * <p>It moves to the earliest time that is waited for, stops at everything that happens on the way,
 * and never runs ahead of the {@link Happenings}' ceiling. While somebody is at work it stands
 * still, as it would in a world where work takes no time.
 */
final class VirtualTime implements WorldTime {
  private final Object lock = new Object();
  private final List<VirtualAlarm> waiting = new ArrayList<>();
  private Happenings happenings = Happenings.NONE;
  private Instant now;
  private int atWork;
  private boolean ended;

  VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    synchronized (lock) {
      return now;
    }
  }

  @Override
  public void drive(Happenings things) {
    synchronized (lock) {
      happenings = things;
    }
  }

  @Override
  public <T> T at(Function<Instant, T> action) {
    synchronized (lock) {
      requireRunning();
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

  @Override
  public void end() {
    synchronized (lock) {
      ended = true;
      lock.notifyAll();
    }
  }

  Alarm alarm() {
    return new VirtualAlarm();
  }

  /** Lets time stand still for those who wait until the answer is closed. */
  Work work() {
    count(1);
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> count(open.getAndSet(false) ? -1 : 0);
  }

  /** Moves to a later time as soon as what holds time back has let it pass. */
  void reach(Instant target) throws InterruptedException {
    synchronized (lock) {
      requireNotBefore(target);
      requireRunning();
      moveTo(target);
      while (now.isBefore(target)) {
        lock.wait();
        requireRunning();
        moveTo(target);
      }
    }
  }

  private void count(int change) {
    synchronized (lock) {
      atWork += change;
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
    return waiting.stream().map(alarm -> alarm.until).min(Comparator.naturalOrder()).orElse(now);
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
        until = wanted;
        waiting.add(this);
        try {
          sleep();
        } finally {
          rung = false;
          waiting.remove(this);
          lock.notifyAll();
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

    private void sleep() throws InterruptedException {
      while (!isOver()) {
        requireRunning();
        if (movesTime()) {
          moveTo(until);
        }
        if (!isOver()) {
          lock.wait();
        }
      }
    }

    /**
     * Whether time moves for this alarm: nobody is at work, nobody waits for less, and it does not
     * wait for the end of all time, which means for a ring alone.
     */
    private boolean movesTime() {
      return atWork == 0 && until.equals(firstAwaited()) && until.isBefore(Instant.MAX);
    }

    private boolean isOver() {
      return rung || !until.isAfter(now);
    }
  }
}
