package dev.avatars.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where to say what is to happen when the user interrupts the run. */
interface Interrupts {
  /**
   * Registers a task; it is forgotten when the answer is closed. The task may take as long as the
   * run needs to end.
   */
  Registration during(Runnable task);

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
    return task -> {
      Thread hook = new Thread(() -> run(task, ended), "avatar-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> remove(hook);
    };
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
