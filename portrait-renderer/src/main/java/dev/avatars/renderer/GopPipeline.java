package dev.avatars.renderer;

import dev.avatars.codecs.mp4.FrameKind;
import dev.avatars.codecs.mp4.Mp4Writer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets several threads render groups of pictures and writes the groups in their order. No more
 * groups are under way or waiting than there are threads and one, so that memory does not grow with
 * the length of the video.
 */
final class GopPipeline {
  private static final int REPORT_MILLIS = 100;

  private final GopRenderer renderer;
  private final int threads;
  private final RenderProgress progress;

  GopPipeline(GopRenderer renderer, int threads, RenderProgress progress) {
    this.renderer = renderer;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Renders all groups into a writer.
   *
   * @throws CancellationException if the rendering was cancelled, or this thread interrupted
   */
  void writeTo(Mp4Writer writer) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, GopPipeline::worker);
    try {
      write(writer, workers);
    } finally {
      workers.shutdownNow();
    }
  }

  private void write(Mp4Writer writer, ExecutorService workers) throws IOException {
    Deque<Future<List<byte[]>>> underWay = new ArrayDeque<>();
    int submitted = 0;
    for (int written = 0; written < renderer.groups(); written++) {
      while (submitted < Math.min(renderer.groups(), written + threads + 1)) {
        int group = submitted++;
        underWay.add(workers.submit(() -> renderer.render(group)));
      }
      write(writer, await(underWay.remove()));
    }
    progress.update(renderer.frames(), renderer.frames());
  }

  private static void write(Mp4Writer writer, List<byte[]> group) throws IOException {
    FrameKind kind = FrameKind.SYNC;
    for (byte[] unit : group) {
      writer.video(unit, kind);
      kind = FrameKind.DELTA;
    }
  }

  private List<byte[]> await(Future<List<byte[]>> group) {
    while (true) {
      try {
        return group.get(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.update(renderer.done(), renderer.frames());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the rendering was interrupted");
      } catch (ExecutionException e) {
        throw unwrapped(e);
      }
    }
  }

  /** Painting and encoding throw nothing checked. */
  private static RuntimeException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "portrait-renderer");
    thread.setDaemon(true);
    return thread;
  }
}
