package dev.avatars.application;

import dev.avatars.ports.Manifest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way through the rows of a manifest: some at once, each handed on in its order, no more of
 * them in memory than are being worked on.
 */
final class RowPass {
  private static final Logger LOG = LoggerFactory.getLogger(RowPass.class);
  private static final int AHEAD = 4;

  private RowPass() {}

  /**
   * Works on all rows.
   *
   * @param width how many at once
   * @param work what is done to each, on some thread
   * @param next what takes the results, in the order of the rows and on this thread
   */
  static <T> void over(
      Manifest manifest, int width, Function<Manifest.Entry, T> work, Consumer<T> next) {
    ExecutorService pool = Executors.newFixedThreadPool(width, Worker.daemons("avatar-batch-row"));
    try (Stream<Manifest.Entry> rows = manifest.rows()) {
      Deque<Future<T>> under = new ArrayDeque<>();
      Iterator<Manifest.Entry> each = rows.iterator();
      while (each.hasNext()) {
        Manifest.Entry row = each.next();
        under.add(pool.submit(() -> work.apply(row)));
        if (under.size() >= width * AHEAD) {
          next.accept(result(under.remove()));
        }
      }
      under.forEach(last -> next.accept(result(last)));
    } finally {
      end(pool);
    }
  }

  /** Waits for the work under way, so that nothing is done any more once the pass is over. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
          LOG.info("waiting for rows under way");
        }
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T result(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException fault
          ? fault
          : new CompletionException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }
}
