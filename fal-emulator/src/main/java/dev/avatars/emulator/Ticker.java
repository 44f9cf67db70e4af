package dev.avatars.emulator;

import dev.avatars.ports.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The thread that keeps an emulator going when nobody asks for anything. */
final class Ticker {
  /** How often unfinished requests are looked at. */
  private static final Duration TICK = Duration.ofMillis(200);

  private static final long LONGEST_REST_MILLIS = 3_600_000;

  private final EmulatorClock clock;
  private final Pulse pulse;
  private final Timeline.Alarm alarm;

  Ticker(EmulatorClock clock, Pulse pulse) {
    this.clock = clock;
    this.pulse = pulse;
    this.alarm = clock.bareAlarm();
  }

  /** Starts as the kind of time demands; where the test moves time, there is nothing to start. */
  void start(Passing passing, BooleanSupplier isBusy, Duration step) {
    switch (passing) {
      case BY_ITSELF -> run(() -> tick(isBusy));
      case BY_LOOKING -> run(() -> move(isBusy, step));
      case BY_HAND -> {}
    }
  }

  /** Tells that there is something new to look after. */
  void ring() {
    alarm.ring();
    pulse.beat();
  }

  private void tick(BooleanSupplier isBusy) {
    try {
      alarm.await(isBusy.getAsBoolean() ? clock.instant().plus(TICK) : Instant.MAX);
      clock.catchUp();
    } catch (InterruptedException interrupted) {
      pulse.stop();
    }
  }

  private void move(BooleanSupplier isBusy, Duration step) {
    long seen = pulse.count();
    if (isBusy.getAsBoolean()) {
      clock.advance(step);
    } else {
      pulse.await(seen, LONGEST_REST_MILLIS);
    }
  }

  private void run(Runnable turn) {
    Thread thread = new Thread(() -> loop(turn), "fal-emulator-time");
    thread.setDaemon(true);
    thread.start();
  }

  private void loop(Runnable turn) {
    try {
      while (!pulse.isStopped()) {
        turn.run();
      }
    } catch (IllegalStateException worldEnded) {
      // the world was closed under us, which is how an emulator ends
      if (!pulse.isStopped()) {
        throw worldEnded;
      }
    }
  }
}
