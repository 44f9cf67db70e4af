package dev.avatars.ports.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs one task on many threads that start at the same moment, held back by a barrier. */
final class Together {
  /** How the threads' names begin. */
  static final String THREAD_NAME = "together-";

  private static final int LONGEST_SECONDS = 120;

  private final int threads;
  private final CyclicBarrier start;

  private Together(int threads) {
    this.threads = threads;
    this.start = new CyclicBarrier(threads);
  }

  /** A crowd of this many threads. */
  static Together threads(int threads) {
    return new Together(threads);
  }

  /**
   * Runs the task a number of times on each thread.
   *
   * @param task gets the number of its run, from 0 on
   * @return all results, in the order of the runs' numbers
   */
  <T> List<T> each(int times, IntFunction<T> task) {
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, run -> new Thread(run, THREAD_NAME + threads));
    try {
      List<Future<List<T>>> shares = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        shares.add(pool.submit(share(thread * times, times, task)));
      }
      return gathered(shares);
    } finally {
      pool.shutdownNow();
    }
  }

  private <T> Callable<List<T>> share(int first, int times, IntFunction<T> task) {
    return () -> {
      awaitStart();
      List<T> results = new ArrayList<>();
      for (int run = first; run < first + times; run++) {
        results.add(task.apply(run));
      }
      return results;
    };
  }

  private void awaitStart() throws InterruptedException {
    try {
      start.await();
    } catch (BrokenBarrierException broken) {
      throw new IllegalStateException("another thread was stopped before the start", broken);
    }
  }

  private static <T> List<T> gathered(List<Future<List<T>>> shares) {
    List<T> all = new ArrayList<>();
    for (Future<List<T>> share : shares) {
      all.addAll(result(share));
    }
    return all;
  }

  private static <T> T result(Future<T> share) {
    try {
      return share.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException thrown) {
      throw new AssertionError("a thread of the crowd threw an exception", thrown.getCause());
    } catch (TimeoutException stuck) {
      throw new AssertionError("the crowd is stuck", stuck);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the crowd was running", interrupted);
    }
  }
}
