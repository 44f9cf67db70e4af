package dev.avatars.fake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes each video of a world once, in the background, and keeps it as a file. A second request for
 * the same picture, sound and size joins the first. Thread-safe.
 */
final class Renderings implements AutoCloseable {
  private final Path directory;
  private final VideoMaker maker;
  private final ExecutorService pool;
  private final Runnable onProgress;
  private final Map<VideoOrder.Cut, Rendering> byCut = new HashMap<>();
  private int begun;

  /**
   * A maker's workshop.
   *
   * @param onProgress told whenever a rendering gets on
   */
  Renderings(Path directory, VideoMaker maker, int atOnce, Runnable onProgress) {
    this.directory = directory;
    this.maker = maker;
    this.pool = pool(atOnce);
    this.onProgress = onProgress;
  }

  /** Begins to make a video, or joins those who wait for it or have it already. */
  synchronized Rendering begin(VideoOrder order) {
    Rendering known = byCut.computeIfAbsent(order.cut(), cut -> started(order));
    if (known.join()) {
      return known;
    }
    Rendering again = started(order);
    byCut.put(order.cut(), again);
    again.join();
    return again;
  }

  /** Gives up whatever is in the making and waits until it has stopped. */
  @Override
  public void close() {
    abandonAll();
    pool.shutdown();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException waitOn) {
        // the files of the world go next, so nobody may be writing any more
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void abandonAll() {
    byCut.values().forEach(Rendering::abandon);
  }

  private Rendering started(VideoOrder order) {
    begun++;
    Rendering rendering = new Rendering(directory.resolve("render-" + begun + ".mp4"), onProgress);
    pool.execute(() -> rendering.finished(made(order, rendering)));
    return rendering;
  }

  private VideoOutcome made(VideoOrder order, Rendering rendering) {
    if (!rendering.isWanted()) {
      return new VideoOutcome.NotMade("nobody waited for it any more");
    }
    try {
      return maker.make(order, rendering.file(), rendering);
    } catch (RuntimeException | Error broken) {
      // time waits for the outcome of every rendering: one that broke down must have one, too
      return new VideoOutcome.NotMade("the renderer broke down: " + broken);
    }
  }

  private static ExecutorService pool(int atOnce) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable work, int number) {
    Thread thread = new Thread(work, "fake-rendering-" + number);
    thread.setDaemon(true);
    return thread;
  }
}
