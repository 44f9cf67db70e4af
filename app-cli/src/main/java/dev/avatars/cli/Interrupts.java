package dev.avatars.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where to say what is to happen when the user interrupts the run. */
interface Interrupts {
  /** Registers a task; it is forgotten when the answer is closed. */
  Registration during(Runnable task);

  /** A task that is registered. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * The signals of this process.
   *
   * @param ended opened when the run has printed and removed all there is; an interrupted process
   *     waits for it, since it would be gone otherwise as soon as the task has returned
   */
  static Interrupts ofThisProcess(CountDownLatch ended) {
    return task -> {
      Thread hook = new Thread(() -> run(task, ended), "avatar-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> remove(hook);
    };
  }

  private static void run(Runnable task, CountDownLatch ended) {
    task.run();
    try {
      if (!ended.await(10, TimeUnit.SECONDS)) {
        System.err.println("avatar: ended without tidying up");
      }
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
