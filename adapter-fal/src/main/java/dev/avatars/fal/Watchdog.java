package dev.avatars.fal;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends exchanges that take too long as a whole, however often a byte arrives. One daemon thread for
 * all of them. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog() {
    timer = new ScheduledThreadPoolExecutor(1, Watchdog::daemon);
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable duty) {
    Thread thread = new Thread(duty, "fal-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to watch an exchange; whoever asked closes the answer. */
  Watch begin(Duration patience) {
    Watch watch = new Watch();
    watch.until(timer.schedule(watch::expire, patience.toMillis(), TimeUnit.MILLISECONDS));
    return watch;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One exchange under watch. */
  static final class Watch implements AutoCloseable {
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> ending = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> cancellation = new AtomicReference<>(NOTHING);
    private volatile boolean expired;

    private void until(ScheduledFuture<?> end) {
      cancellation.set(() -> end.cancel(false));
    }

    /** What is closed when time is over. */
    void over(HttpURLConnection connection) {
      ending.set(connection::disconnect);
      if (expired) {
        connection.disconnect();
      }
    }

    /**
     * From now on the reader of the body ends it by itself: a connection that somebody reads from
     * cannot be closed without waiting for him, and the watchdog waits for nobody.
     */
    void bodyBegins() {
      ending.set(NOTHING);
    }

    boolean isExpired() {
      return expired;
    }

    private void expire() {
      expired = true;
      ending.get().run();
    }

    @Override
    public void close() {
      cancellation.get().run();
      ending.set(NOTHING);
    }
  }
}
