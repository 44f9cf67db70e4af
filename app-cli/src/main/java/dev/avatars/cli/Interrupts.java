package dev.avatars.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/** Where to say what is to happen when the user interrupts the run. */
interface Interrupts {
  /**
   * Registers a task; it is forgotten when the answer is closed. The task may take as long as the
   * run needs to end.
   */
  Registration during(Runnable task);

  /**
   * Registers what is to happen at each press of the keys that interrupt, instead of the end of the
   * run. A wish to end that comes otherwise, such as from the machine's own end, is the second.
   *
   * @param press is told the so-manieth press it is; from 1
   */
  default Registration atEach(IntConsumer press) {
    return during(() -> press.accept(2));
  }

  /** A task that is registered. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * The signals of this process.
   *
   * @param ended the exit code, once the run has printed and removed all there is; an interrupted
   *     process waits for it, since it would be gone otherwise as soon as the task has returned;
   *     one that says that it was interrupted stands over the signal's own code
   */
  static Interrupts ofThisProcess(CompletableFuture<Integer> ended) {
    return new OfThisProcess(ended);
  }

  /** The signals of this process. */
  final class OfThisProcess implements Interrupts {
    private static final String KEYS = "INT";

    private final CompletableFuture<Integer> ended;

    private OfThisProcess(CompletableFuture<Integer> ended) {
      this.ended = ended;
    }

    @Override
    public Registration during(Runnable task) {
      Thread hook = new Thread(() -> run(task, ended), "avatar-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> remove(hook);
    }

    @Override
    public Registration atEach(IntConsumer press) {
      AtomicInteger presses = new AtomicInteger();
      Object before = Signals.register(KEYS, () -> pressed(presses.incrementAndGet(), press));
      Registration otherwise = Interrupts.super.atEach(press);
      return () -> {
        Signals.unregister(KEYS, before);
        otherwise.close();
      };
    }

    /** Who presses a third time does not want to wait for anything. */
    private static void pressed(int number, IntConsumer press) {
      if (number > 2) {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
      }
      press.accept(number);
    }
  }

  private static void run(Runnable task, CompletableFuture<Integer> ended) {
    task.run();
    try {
      int code = ended.get(10, TimeUnit.SECONDS);
      if (code == ExitCode.INTERRUPTED.code()) {
        Runtime.getRuntime().halt(code);
      }
    } catch (TimeoutException | ExecutionException never) {
      System.err.println("avatar: ended without tidying up");
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyRunning) {
      // the process is being interrupted at this moment: the hook has done its work
      return;
    }
  }
}
