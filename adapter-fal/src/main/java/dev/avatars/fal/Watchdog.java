package dev.avatars.fal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends exchanges that take too long as a whole, however often a byte arrives. One daemon thread for
 * all of them. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService readers = Executors.newCachedThreadPool(daemons("fal-reader"));

  Watchdog() {
    timer = new ScheduledThreadPoolExecutor(1, daemons("fal-watchdog"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory daemons(String name) {
    return duty -> {
      Thread thread = new Thread(duty, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Work that may block. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Does something that cannot be ended from outside on a thread of its own. */
  <T> CompletableFuture<T> aside(Reading<T> reading) {
    CompletableFuture<T> result = new CompletableFuture<>();
    readers.execute(() -> complete(result, reading));
    return result;
  }

  private static <T> void complete(CompletableFuture<T> result, Reading<T> reading) {
    try {
      result.complete(reading.read());
    } catch (IOException | RuntimeException broken) {
      // Whatever a far side makes the JDK's parser throw is for the waiting caller to judge.
      result.completeExceptionally(broken);
    }
  }

  /** Begins to watch an exchange; whoever asked closes the answer. */
  Watch begin(Duration patience) {
    Watch watch = new Watch();
    watch.until(timer.schedule(watch::expire, patience.toMillis(), TimeUnit.MILLISECONDS));
    return watch;
  }

  @Override
  public void close() {
    readers.shutdown();
    timer.shutdownNow();
  }

  /** One exchange under watch. */
  static final class Watch implements AutoCloseable {
    private final AtomicReference<Runnable> ending = new AtomicReference<>(Watch::nothing);
    private final AtomicReference<Runnable> cancellation = new AtomicReference<>(Watch::nothing);
    private final CompletableFuture<Boolean> expiry = new CompletableFuture<>();

    private static void nothing() {}

    private void until(ScheduledFuture<?> end) {
      cancellation.set(() -> end.cancel(false));
    }

    /** What is closed when time is over. */
    void over(HttpURLConnection connection) {
      ending.set(connection::disconnect);
      if (isExpired()) {
        connection.disconnect();
      }
    }

    /**
     * From now on the reader of the body ends it by itself: a connection that somebody reads from
     * cannot be closed without waiting for him, and the watchdog waits for nobody.
     */
    void bodyBegins() {
      ending.set(Watch::nothing);
    }

    boolean isExpired() {
      return expiry.isDone();
    }

    /** Is done when time is over. */
    CompletableFuture<Boolean> expiry() {
      return expiry;
    }

    private void expire() {
      expiry.complete(true);
      ending.get().run();
    }

    @Override
    public void close() {
      cancellation.get().run();
      ending.set(Watch::nothing);
    }
  }
}
